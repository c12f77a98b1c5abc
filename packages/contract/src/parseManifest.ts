import { checkBuild } from "./checkBuild.ts";
import { checkShaken } from "./checkShaken.ts";
import type { Consume, Manifest } from "./manifest.ts";
import { formatPath } from "./formatPath.ts";
import { parseWith } from "./parseWith.ts";
import type { Parsed, Problem } from "./problems.ts";
import { manifestSchema } from "./schemas.ts";

/**
 * Reads what a build says of itself, from anywhere: shape, grammar of every name, and that everything it names is there.
 * Members that this version does not know are left out; another schema is refused.
 *
 * @param input The parsed JSON: at most 1,000,000 values, 32 levels deep, texts of 2,048 and together 8,388,608 characters.
 * @returns The manifest in fresh objects without prototype, or everything that is wrong with it.
 * @example
 * const parsed = parseManifest(JSON.parse(text));
 * if (!parsed.ok) throw new NacreError("NACRE_CONTRACT_BAD_MANIFEST", { problems: parsed.problems });
 */
export function parseManifest(input: unknown): Parsed<Manifest> {
  const limits = { depth: 32, values: 1_000_000, text: 2048, characters: 8 * 2 ** 20 };
  return parseWith({ schema: manifestSchema, limits, version: 1, check }, input);
}

function check(manifest: Manifest): Problem[] {
  return [
    ...checkBuild(manifest),
    ...Object.entries(manifest.consumes).flatMap(checkRange),
    ...checkShaken(manifest),
    ...checkDefinitions(manifest),
    ...checkStories(manifest),
  ];
}

function checkStories({ stories = [], exposes }: Manifest): Problem[] {
  return stories.flatMap(({ module }, i) =>
    Object.hasOwn(exposes, module)
      ? []
      : [{ path: formatPath(["stories", i, "module"]), message: `"${module}" is not exposed` }],
  );
}

function checkDefinitions({ defines = [], exposes }: Manifest): Problem[] {
  return defines.flatMap(({ module }, i) =>
    module === undefined || Object.hasOwn(exposes, module)
      ? []
      : [{ path: formatPath(["defines", i, "module"]), message: `"${module}" is not exposed` }],
  );
}

function checkRange([id, { range, match }]: [string, Consume]): Problem[] {
  if ((range === false) === (match === undefined)) return [];
  const message = range === false ? "belongs to a range" : `is missing: "${range}" has to be compiled`;
  return [{ path: formatPath(["consumes", id, "match"]), message }];
}
