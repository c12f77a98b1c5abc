import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { basesOf, type Origins, type Protocol } from "../server/addresses.ts";
import { compressFolder } from "../server/compressFolder.ts";
import { variants } from "../variants/index.ts";
import type { BuiltFolder, Variant } from "../variants/Variant.ts";
import type { Scope } from "./Section.ts";
import { versionOfSources } from "./versionOfSources.ts";

/**
 * Builds every variant for one way of serving, one after the other. What was built from the same files before is taken.
 *
 * @returns By the name of the variant.
 */
export async function buildVariants(
  scope: Scope,
  protocol: Protocol,
  origins: Origins,
): Promise<Map<string, BuiltFolder[]>> {
  const version = await versionOfSources();
  const built = new Map<string, BuiltFolder[]>();
  for (const [index, variant] of variants.entries()) {
    if (origins === "separate" && !variant.separate) continue;
    // On one origin addresses are paths: the same build serves both protocols.
    const place = origins === "one" ? "one" : `separate-${protocol}`;
    const out = join(scope.out, place, variant.sameBuildAs ?? variant.name);
    const bases = basesOf(index, protocol, origins);
    built.set(variant.name, await buildOnce(variant, out, version, () => variant.build(out, bases), scope));
  }
  return built;
}

async function buildOnce(
  variant: Variant,
  out: string,
  version: string,
  build: () => Promise<BuiltFolder[]>,
  { say }: Scope,
): Promise<BuiltFolder[]> {
  const record = join(out, "built.json");
  const kept = await readFile(record, "utf8").then(JSON.parse, () => undefined);
  if (kept?.version === version) return kept.built;
  say(`Building: ${variant.title}`);
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const built = await build();
  await Promise.all(built.map(({ folder }) => compressFolder(folder)));
  await writeFile(record, JSON.stringify({ version, built }));
  return built;
}
