export { NacrePlugin } from "./NacrePlugin.ts";
export { foreignManifest, type ForeignSource } from "./foreign/foreignManifest.ts";
export type { NacrePluginOptions } from "./options.ts";
export { react, type SharedConfig } from "./shared.ts";
