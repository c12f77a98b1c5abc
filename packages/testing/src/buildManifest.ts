import type { ExposeName, FileInfo, FileName, Manifest, Provide, ShareKey } from "@nacre/contract";

/** What `buildManifest` takes: a name, and whatever of a manifest the test is about. */
export interface ManifestOptions extends Partial<Omit<Manifest, "name" | "exposes" | "provides">> {
  name: string;
  exposes?: readonly ExposeName[];
  /** Version of each shared module that the build brings. */
  provides?: Record<ShareKey, string>;
}

/**
 * A manifest as the plugin writes it, for a build that does not exist: an entry, and one chunk with one file per expose
 * and per provided module. What else is given stands as it is. Its files are nowhere, so use it where manifests are read
 * or planned with; a runtime that should also load takes `createTestRuntime`.
 *
 * @example
 * buildManifest({ name: "components", exposes: ["./Button"], provides: { react: "19.3.1" } });
 */
export function buildManifest({ name, exposes = [], provides = {}, ...given }: ManifestOptions): Manifest {
  const chunks = [...exposes, ...Object.keys(provides)].map(chunkName);
  return {
    schema: 1,
    name,
    version: "1.0.0",
    format: "script",
    entry: ["container.js"],
    exposes: Object.fromEntries(exposes.map((expose) => [expose, { chunks: [chunkName(expose)], modules: [expose] }])),
    chunks: Object.fromEntries(chunks.map((chunk) => [chunk, { files: [`${chunk}.js`] }])),
    consumes: {},
    remotes: {},
    provides: Object.fromEntries(Object.entries(provides).map(([key, version]) => [key, [provide(key, version)]])),
    files: Object.fromEntries(["container.js", ...chunks.map((chunk) => `${chunk}.js`)].map(file)),
    ...given,
  };
}

function chunkName(module: string): string {
  return module.replace(/^\.\/?/, "").replaceAll("/", "-") || "index";
}

function provide(key: ShareKey, version: string): Provide {
  return { version, chunks: [chunkName(key)], module: key };
}

function file(name: FileName): [FileName, FileInfo] {
  return [name, { type: "script", size: 1000, integrity: `sha384-${"A".repeat(64)}` }];
}
