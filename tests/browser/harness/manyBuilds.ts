import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { FileInfo, Manifest } from "@nacre/contract";

/** Writes small builds that nobody's page uses, as a bundler would have. Gives their folders. */
export async function manyBuilds(folder: string, count: number): Promise<string[]> {
  const names = Array.from({ length: count }, (_, i) => `team${i}`);
  return Promise.all(names.map((name) => write(join(folder, name), name)));
}

async function write(folder: string, name: string): Promise<string> {
  const texts = Object.fromEntries(
    ["container", "List", "Detail", "Form", "Chart"].map((file) => [`${file}.js`, `/* ${file} of ${name} */`]),
  );
  const manifest: Manifest = {
    schema: 1,
    name,
    version: "1.0.0",
    format: "script",
    entry: ["container.js"],
    exposes: { "./List": { chunks: ["List"], modules: ["./src/List.tsx"] } },
    chunks: Object.fromEntries(["List", "Detail", "Form", "Chart"].map((id) => [id, { files: [`${id}.js`] }])),
    consumes: {},
    remotes: {},
    provides: {},
    files: Object.fromEntries(Object.entries(texts).map(([file, text]) => [file, infoOf(text)])),
  };
  await mkdir(folder, { recursive: true });
  for (const [file, text] of Object.entries(texts)) await writeFile(join(folder, file), text);
  await writeFile(join(folder, "nacre.json"), JSON.stringify(manifest));
  return folder;
}

function infoOf(text: string): FileInfo {
  const integrity = `sha384-${createHash("sha384").update(text).digest("base64")}`;
  return { type: "script", size: Buffer.byteLength(text), integrity };
}
