export { NacrePlugin } from "./NacrePlugin.ts";
export { foreignManifest, type ForeignSource } from "./foreign/foreignManifest.ts";
export type { NacrePluginOptions, TypesOptions } from "./options.ts";
export { react, type SharedConfig, type TreeShaking } from "./shared.ts";
export {
  findTypeScript,
  readTsconfig,
  readTypeScriptErrors,
  runTypeScript,
  type TypeScript,
  type TypeScriptError,
  type TypeScriptRun,
} from "./types/projectTypeScript.ts";
