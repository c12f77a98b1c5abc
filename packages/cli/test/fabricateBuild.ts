import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { FileInfo, Manifest } from "@nacre/contract";

export interface Fabricated {
  /** Text by file name; `container.js` and one chunk per expose are there anyway. */
  files?: Record<string, string>;
  /** Changes what the manifest says. */
  manifest?: Partial<Manifest>;
}

const template = "<!doctype html><html><head><title>Shop</title><!--nacre--></head><body></body></html>";

/** Writes a small build as a bundler would have: real files, and a manifest with their hashes. */
export async function fabricateBuild(
  folder: string,
  name: string,
  { files = {}, manifest = {} }: Fabricated = {},
): Promise<void> {
  const texts = { "container.js": `/* ${name} */`, "page.js": `/* page of ${name} */${" ".repeat(2000)}`, ...files };
  const whole: Manifest = {
    schema: 1,
    name,
    version: "1.0.0",
    format: "script",
    entry: ["container.js"],
    exposes: { "./Page": { chunks: ["page"], modules: ["./src/Page.tsx"] } },
    chunks: { page: { files: ["page.js"] } },
    consumes: {},
    remotes: {},
    provides: {},
    files: Object.fromEntries(Object.entries(texts).map(([file, text]) => [file, infoOf(file, text)])),
    ...manifest,
  };
  for (const [file, text] of Object.entries(texts)) await write(join(folder, file), text);
  await write(join(folder, "nacre.json"), JSON.stringify(whole));
}

/** A build that is a page: it has a template, an application and a route to each of these containers. */
export async function fabricateShell(
  folder: string,
  remotes: readonly string[],
  more: Partial<Manifest> = {},
): Promise<void> {
  await fabricateBuild(folder, "shell", {
    files: { "index.html": template },
    manifest: {
      html: "index.html",
      app: "./app",
      exposes: { "./app": { chunks: ["page"], modules: ["./src/main.tsx"] } },
      routes: [{ path: "/" }, ...remotes.map((remote) => ({ path: `/${remote}`, remote, module: "./Page" }))],
      ...more,
    },
  });
}

function infoOf(file: string, text: string): FileInfo {
  const type = file.endsWith(".js") ? "script" : file.endsWith(".css") ? "style" : "asset";
  return {
    type,
    size: Buffer.byteLength(text),
    integrity: `sha384-${createHash("sha384").update(text).digest("base64")}`,
  };
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
