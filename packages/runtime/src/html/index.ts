export { bootFile } from "./bootFile.ts";
export { renderShellHtml, type RenderShellHtmlOptions } from "./renderShellHtml.ts";
export { securityHeaders, type MoreSources, type SecurityHeaders } from "./securityHeaders.ts";
