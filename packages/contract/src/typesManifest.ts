import type { BuildId, ExposeName, FileName } from "./manifest.ts";

/**
 * Which declarations a build has for those who use its modules. Written by the plugin as `nacre.types.json`, beside
 * `nacre.json` and apart from it: neither a page nor the build's identity knows of types.
 */
export interface TypesManifest {
  schema: 1;
  /** Name of the build. */
  name: string;
  /** Version of the build's package. For people. */
  version: string;
  /** The build that these declarations are of. */
  build: BuildId;
  /** Version of TypeScript that made them. For people. */
  typescript: string;
  /** Declaration file of each expose that has one. */
  exposes: Record<ExposeName, FileName>;
  /** Every declaration file that an expose reaches. */
  files: Record<FileName, TypesFile>;
  /** Containers whose modules the declarations import: `components`. */
  remotes: string[];
  /** Packages whose types the declarations import: `react`, `@types/node`. */
  packages: string[];
}

/** What a declaration file has to be, so that it is the published one. */
export interface TypesFile {
  /** Bytes. */
  size: number;
  /** `sha384-` and base64. */
  integrity: string;
}
