export { renderShell, type RenderedShell, type RenderShellOptions } from "./renderShell.tsx";
export { renderWithRemotes, type RenderedWithRemotes, type RenderWithRemotesOptions } from "./renderWithRemotes.tsx";
export * from "./runtime.ts";
