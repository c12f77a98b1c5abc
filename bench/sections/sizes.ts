import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { reachOfPages } from "@nacre/plan";
import { basesOf } from "../server/addresses.ts";
import { source } from "../variants/baseConfig.ts";
import { nacre, nacreApart, plan } from "../variants/nacre.ts";
import type { BuiltFolder } from "../variants/Variant.ts";
import { buildAlone, buildVariants } from "./buildVariants.ts";
import type { Scope, Section } from "./Section.ts";

/** Bytes of a part of the machinery. */
export interface Size {
  what: string;
  gzip: number;
  brotli: number;
}

/** What the machinery costs in bytes, beside that of the peers: all minified. */
export async function measureSizes(scope: Scope): Promise<Section> {
  const built = await buildVariants(scope, "h2", "one");
  const webpack = built.get("nacre-webpack")!;
  const peers = ["webpack-mf", "rspack-mf", "mf2"].filter((name) => built.has(name));
  const sizes = [
    sizeOf("Nacre: boot (runtime, plan, web adapter)", await packaged("boot.js")),
    sizeOf("Nacre: recovery, behind the boot", await packaged("recovery.js")),
    ...(await ownEntries(scope)),
    await snapshotSize(webpack),
    ...(await pageSizes(scope, webpack)),
    ...(await Promise.all(
      peers.map(async (name) => {
        const { folder } = built.get(name)!.find((build) => build.name === "components")!;
        return sizeOf(`${name}: container entry`, await readFile(join(folder, "remoteEntry.js")));
      }),
    )),
  ];
  const rows = sizes.map(({ what, gzip, brotli }) => [what, String(gzip), String(brotli)]);
  return { name: "sizes", tables: [{ title: "Bytes", columns: ["", "gzip", "brotli"], rows }], data: sizes };
}

function packaged(file: string): Promise<Uint8Array> {
  return readFile(fileURLToPath(import.meta.resolve(`@nacre/runtime/${file}`)));
}

/** Of the component library, without the exposes that travel in the entry's file where they are small. */
async function ownEntries(scope: Scope): Promise<Size[]> {
  const sizes: Size[] = [];
  for (const [index, title] of ["webpack", "Rspack"].entries()) {
    const built = await buildAlone(scope, nacreApart[index]!);
    const library = built.find(({ name }) => name === "components")!;
    sizes.push(sizeOf(`Nacre on ${title}: container entry`, await entryOf(library)));
  }
  return sizes;
}

async function entryOf({ folder }: BuiltFolder): Promise<Uint8Array> {
  const { entry } = JSON.parse(await readFile(join(folder, "nacre.json"), "utf8")) as { entry: string[] };
  return readFile(join(folder, entry[0]!));
}

/** What the HTML carries of each build: with the others, because they compress each other. */
async function snapshotSize(built: readonly BuiltFolder[]): Promise<Size> {
  const snapshot = reachOfPages(await plan(built, basesOf(0, "h2", "one")));
  const count = Object.keys(snapshot.builds).length;
  return sizeOf(`Nacre: inlined snapshot of ${count} builds`, JSON.stringify(snapshot));
}

/** What a page of three builds pays besides its own code: more HTML than the template's (boot, recovery, snapshot, tags), and the entries. */
async function pageSizes(scope: Scope, built: readonly BuiltFolder[]): Promise<Size[]> {
  const html = sizeOf("", await nacre[0]!.html(built, basesOf(0, "h2", "one"), "/catalog"));
  const template = sizeOf("", await readFile(join(source, "shell/index.html")));
  const more = { gzip: html.gzip - template.gzip, brotli: html.brotli - template.brotli };
  const apart = await Promise.all((await buildAlone(scope, nacreApart[0]!)).map(entryOf));
  const entries = apart.map((text) => sizeOf("", text)).reduce(add);
  return [
    { what: "Nacre on webpack: HTML of a page of 3 builds, beyond the template", ...more },
    { ...entries, what: "Nacre on webpack: the 3 entries" },
    { ...add(entries, { what: "", ...more }), what: "Nacre on webpack: both, what the page pays" },
  ];
}

function add(one: Size, other: Size): Size {
  return { what: one.what, gzip: one.gzip + other.gzip, brotli: one.brotli + other.brotli };
}

function sizeOf(what: string, text: string | Uint8Array): Size {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  return { what, gzip: gzipSync(text, { level: 9 }).length, brotli: brotliCompressSync(text, { params }).length };
}
