export { bootFile } from "./bootFile.ts";
export { renderShellHtml, type RenderShellHtmlOptions } from "./renderShellHtml.ts";
export { securityHeaders, type MoreSources, type SecurityHeaders } from "./securityHeaders.ts";
export { splitSnapshot, type SplitSnapshot } from "./splitSnapshot.ts";
export type { SnapshotPart, WholeSnapshot } from "./WholeSnapshot.ts";
