export { bootFile } from "./bootFile.ts";
export { renderShellHtml, type RenderShellHtmlOptions } from "./renderShellHtml.ts";
