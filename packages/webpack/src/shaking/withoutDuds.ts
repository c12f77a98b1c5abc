import { reachChunks, type Manifest } from "@nacre/contract";
import type { Module } from "../bundler.ts";
import type { ModuleGraphReader } from "../manifest/ModuleGraphReader.ts";
import { parseProvide } from "../manifest/shareNames.ts";
import type { ShakenShares } from "./ShakenShares.ts";
import { shakenKey } from "./ShakenShare.ts";

/** The chunks of a build without those of shaken copies that came to nothing: the bundler made them, and nobody asks for them. */
export function withoutDuds(
  manifest: Pick<Manifest, "chunks" | "exposes" | "provides" | "consumes" | "workers">,
  { modules, shaken }: { modules: readonly Module[]; shaken: ShakenShares },
  reader: ModuleGraphReader,
): Manifest["chunks"] {
  const { chunks, exposes, provides, consumes, workers = {} } = manifest;
  const duds = modules.filter((module) => {
    const key = module.type === "provide-module" && shakenKey(parseProvide(module)?.key ?? "");
    return key && !shaken.get(key);
  });
  const dropped = new Set(duds.flatMap((module) => reader.code(module)?.chunks ?? []));
  const needed = reachChunks(manifest, [
    ...[...Object.values(exposes), ...Object.values(workers)].flatMap((each) => each.chunks),
    ...Object.values(provides).flatMap((copies) =>
      copies.flatMap((copy) => [...copy.chunks, ...(copy.shaken?.chunks ?? [])]),
    ),
    ...Object.values(consumes).flatMap(({ fallback }) => fallback?.chunks ?? []),
  ]);
  return Object.fromEntries(Object.entries(chunks).filter(([id]) => needed.has(id) || !dropped.has(id)));
}
