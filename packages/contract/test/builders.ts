import type { Build, FileInfo, Manifest } from "@nacre/contract";

const hash = "a".repeat(64);

export function fileInfo(type: FileInfo["type"] = "script", size = 1000): FileInfo {
  return { type, size, integrity: `sha384-${hash}` };
}

/** A build with one expose, one shared module of its own, one remote, a lazy chunk and a route. */
export function makeManifest(changes: Partial<Manifest> = {}): Manifest {
  return {
    schema: 1,
    name: "catalog",
    version: "1.2.0",
    owner: "team-shop",
    bundler: "webpack 5.112.2",
    format: "script",
    entry: ["container.1a.js"],
    exposes: { "./List": { chunks: ["list"], modules: ["17"], source: "src/List.tsx" } },
    chunks: {
      list: { files: ["list.2b.js", "list.2b.css"], consumes: ["c1"], remotes: ["r1"], lazy: [["late"]] },
      late: { files: ["late.3c.js"] },
      lib: { files: ["lib.4d.js"] },
    },
    consumes: {
      c1: {
        key: "date-fns",
        range: "^4.0.0",
        match: [
          [
            [1, 4, 0, 0],
            [-2, 5, 0, 0, [0]],
          ],
        ],
        strict: true,
        family: "date-fns",
        fallback: { chunks: ["lib"], module: "40" },
      },
    },
    remotes: { r1: { name: "components", expose: "./Button" } },
    provides: { "date-fns": [{ version: "4.4.0", chunks: ["lib"], module: "40", family: "date-fns" }] },
    files: {
      "container.1a.js": fileInfo(),
      "list.2b.js": fileInfo(),
      "list.2b.css": fileInfo("style"),
      "late.3c.js": fileInfo(),
      "lib.4d.js": fileInfo(),
      "img/logo.svg": fileInfo("asset"),
      "remoteEntry.js": fileInfo(),
    },
    routes: [{ index: true, module: "./List" }],
    ...changes,
  };
}

export function makeBuild(changes: Partial<Manifest> = {}): Build {
  return { id: "0123456789abcdef", base: "/catalog/0123456789abcdef/", manifest: makeManifest(changes) };
}
