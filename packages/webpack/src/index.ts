export { NacrePlugin } from "./NacrePlugin.ts";
export type { NacrePluginOptions } from "./options.ts";
export { react, type SharedConfig } from "./shared.ts";
