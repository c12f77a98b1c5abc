export { renderShellHtml, type RenderShellHtmlOptions } from "./renderShellHtml.ts";
