import type { Build, Manifest } from "@nacre/contract";

const integrity = `sha384-${"A".repeat(64)}`;

/** Builds that share many keys, each using the one before it: enough for the planner to be busy. */
export function fabricate(count: number, keys: number): Build[] {
  return Array.from({ length: count }, (_, index) => ({
    id: index.toString(16).padStart(16, "0"),
    base: `/b/b${index}/`,
    manifest: fabricateManifest(index, keys),
  }));
}

function fabricateManifest(index: number, keys: number): Manifest {
  const shared = Array.from({ length: keys }, (_, key) => `key${key}`);
  const consumes = shared.map((key, place) => [`c${place}`, consume(key)] as const);
  const remotes: Manifest["remotes"] = index % 10 > 0 ? { r0: { name: `b${index - 1}`, expose: "./x" } } : {};
  return {
    schema: 1,
    name: `b${index}`,
    version: "1.0.0",
    format: "script",
    entry: ["container.js"],
    ...(index === 0 && { app: "./x", html: "index.html" }),
    exposes: { "./x": { chunks: ["x"], modules: ["x"] } },
    chunks: {
      x: { files: ["x.js"], consumes: consumes.map(([id]) => id), remotes: Object.keys(remotes) },
      ...Object.fromEntries(shared.map((key) => [key, { files: [`${key}.js`] }])),
    },
    consumes: Object.fromEntries(consumes),
    remotes,
    provides: Object.fromEntries(
      shared.map((key) => [key, [{ version: `1.${index % 7}.0`, chunks: [key], module: key }]]),
    ),
    files: Object.fromEntries(
      ["container.js", "x.js", ...shared.map((key) => `${key}.js`)].map((file) => [
        file,
        { type: "script" as const, size: 1000, integrity },
      ]),
    ),
  };
}

function consume(key: string): Manifest["consumes"][string] {
  return {
    key,
    range: "^1.0.0",
    match: [
      [
        [1, 1, 0, 0],
        [-2, 2, 0, 0],
      ],
    ],
    fallback: { chunks: [key], module: key },
  } as never;
}
