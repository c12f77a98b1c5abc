import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { FileInfo, Manifest } from "@nacre/contract";

/** What a bundler writes around an entry. */
const entry = `(() => {
  const require = (id) => {
    const known = require.c[id];
    if (known) return known.exports;
    const module = (require.c[id] = { exports: {} });
    const execution = { id, module, factory: require.m[id], require };
    for (const handler of require.i) handler(execution);
    execution.factory.call(module.exports, module, module.exports, require);
    return module.exports;
  };
  Object.assign(require, { m: {}, c: {}, i: [], p: "" });
  globalThis[Symbol.for("nacre")].wire(require);
})();`;

const template =
  '<!doctype html><html><head><meta charset="utf-8"><link rel="icon" href="data:,"></head><body><!--nacre--></body></html>';

/** Writes a shell without any framework, in the files that a bundler would have written. Its application is `code`. */
export async function plainBuild(folder: string, code: string): Promise<void> {
  const chunk = `(self.nacreChunks = self.nacreChunks || []).push([["app"], { app(module) { ${code} } }]);`;
  const texts = { "container.js": entry, "app.js": chunk, "index.html": template };
  const manifest: Manifest = {
    schema: 1,
    name: "shell",
    version: "1.0.0",
    owner: "team-shell",
    format: "script",
    entry: ["container.js"],
    html: "index.html",
    app: "./app",
    exposes: { "./app": { chunks: ["app"], modules: ["app"] } },
    chunks: { app: { files: ["app.js"] } },
    consumes: {},
    remotes: {},
    provides: {},
    files: Object.fromEntries(Object.entries(texts).map(([file, text]) => [file, infoOf(file, text)])),
    routes: [{ path: "/" }],
  };
  await mkdir(folder, { recursive: true });
  for (const [file, text] of Object.entries(texts)) await writeFile(join(folder, file), text);
  await writeFile(join(folder, "nacre.json"), JSON.stringify(manifest));
}

function infoOf(file: string, text: string): FileInfo {
  const integrity = `sha384-${createHash("sha384").update(text).digest("base64")}`;
  return { type: file.endsWith(".js") ? "script" : "asset", size: Buffer.byteLength(text), integrity };
}
