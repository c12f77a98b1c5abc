import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { basesOf } from "../server/addresses.ts";
import { plan } from "../variants/nacre.ts";
import type { BuiltFolder } from "../variants/Variant.ts";
import { buildVariants } from "./buildVariants.ts";
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
  const rows: [what: string, text: string | Uint8Array][] = [
    [
      "Nacre: boot (runtime, plan, web adapter)",
      await readFile(fileURLToPath(import.meta.resolve("@nacre/runtime/boot.js"))),
    ],
    [
      "Nacre: recovery, behind the boot",
      await readFile(fileURLToPath(import.meta.resolve("@nacre/runtime/recovery.js"))),
    ],
    ["Nacre on webpack: container entry", await containerEntry(built.get("nacre-webpack")!)],
    ["Nacre on Rspack: container entry", await containerEntry(built.get("nacre-rspack")!)],
    ...(await slices(built.get("nacre-webpack")!)),
    ...(await Promise.all(
      ["webpack-mf", "rspack-mf", "mf2"].map(async (name): Promise<[string, Uint8Array]> => {
        const { folder } = built.get(name)!.find((build) => build.name === "components")!;
        return [`${name}: container entry`, await readFile(join(folder, "remoteEntry.js"))];
      }),
    )),
  ];
  const sizes: Size[] = rows.map(([what, text]) => ({ what, ...compressed(text) }));
  const cells = sizes.map(({ what, gzip, brotli }) => [what, String(gzip), String(brotli)]);
  return { name: "sizes", tables: [{ title: "Bytes", columns: ["", "gzip", "brotli"], rows: cells }], data: sizes };
}

async function containerEntry(built: readonly BuiltFolder[]): Promise<Uint8Array> {
  const { folder } = built.find(({ name }) => name === "components")!;
  const { entry } = JSON.parse(await readFile(join(folder, "nacre.json"), "utf8")) as { entry: string[] };
  return readFile(join(folder, entry[0]!));
}

/** What the HTML carries of each build: with the others, because they compress each other. */
async function slices(built: readonly BuiltFolder[]): Promise<[string, string][]> {
  const snapshot = await plan(built, basesOf(0, "h2", "one"));
  const text = JSON.stringify(snapshot);
  return [[`Nacre: inlined snapshot of ${Object.keys(snapshot.builds).length} builds`, text]];
}

function compressed(text: string | Uint8Array): { gzip: number; brotli: number } {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  return { gzip: gzipSync(text, { level: 9 }).length, brotli: brotliCompressSync(text, { params }).length };
}
