import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { basesOf, type Origins, type Protocol } from "../server/addresses.ts";
import { compressFolder } from "../server/compressFolder.ts";
import { variants } from "../variants/index.ts";
import type { Bases, BuiltFolder, Variant } from "../variants/Variant.ts";
import type { Scope } from "./Section.ts";
import { versionOfSources } from "./versionOfSources.ts";

/** A quick run is without other federations of the same kind. */
const quick = new Set(["single", "single-tagged", "nacre-webpack", "nacre-rspack", "webpack-mf"]);

/**
 * Builds the variants, or those that are chosen, for one way of serving, one after the other. What was built from the same files before is taken.
 *
 * @returns By the name of the variant.
 */
export async function buildVariants(
  scope: Scope,
  protocol: Protocol,
  origins: Origins,
  isChosen: (name: string) => boolean = () => true,
): Promise<Map<string, BuiltFolder[]>> {
  const versions = { nacre: await versionOfSources(true), peers: await versionOfSources(false) };
  const built = new Map<string, BuiltFolder[]>();
  for (const [index, variant] of variants.entries()) {
    const { name, separate, sameBuildAs } = variant;
    if ((scope.quick && !quick.has(name)) || (origins === "separate" && !separate) || !isChosen(name)) continue;
    const isNacre = name.startsWith("nacre");
    // Paths serve both protocols, and Nacre's builds hold no addresses at all.
    const place = origins === "one" || isNacre ? "one" : `separate-${protocol}`;
    const out = join(scope.out, place, sameBuildAs ?? name);
    const version = isNacre ? versions.nacre : versions.peers;
    built.set(name, await buildOnce(variant, out, basesOf(index, protocol, origins), version, scope));
  }
  return built;
}

/** Builds one variant for one origin, in a folder of its own. */
export async function buildAlone(scope: Scope, variant: Variant): Promise<BuiltFolder[]> {
  const out = join(scope.out, "alone", variant.name);
  return buildOnce(variant, out, basesOf(0, "h2", "one"), await versionOfSources(true), scope);
}

async function buildOnce(
  variant: Variant,
  out: string,
  bases: Bases,
  version: string,
  { say }: Scope,
): Promise<BuiltFolder[]> {
  const record = join(out, "built.json");
  const kept = await readFile(record, "utf8").then(JSON.parse, () => undefined);
  if (kept?.version === version) return kept.built;
  say(`Building: ${variant.title}`);
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const built = await variant.build(out, bases);
  await Promise.all(built.map(({ folder }) => compressFolder(folder)));
  await writeFile(record, JSON.stringify({ version, built }));
  return built;
}
