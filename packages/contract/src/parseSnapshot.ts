import { checkBuild } from "./checkBuild.ts";
import type { BuildId, ModuleId } from "./manifest.ts";
import { formatPath } from "./formatPath.ts";
import { parseWith } from "./parseWith.ts";
import type { Parsed, Problem } from "./problems.ts";
import { snapshotSchema } from "./schemas.ts";
import type { Choice, Snapshot } from "./snapshot.ts";

/**
 * Reads a snapshot that did not come with the page itself, as strictly as `parseManifest` reads a manifest.
 *
 * @param input The parsed JSON: at most 10,000,000 values, 40 levels deep, texts of 2,048 and together 134,217,728 characters.
 * @returns The snapshot in fresh objects without prototype, or everything that is wrong with it.
 * @example
 * const parsed = parseSnapshot(await response.json());
 */
export function parseSnapshot(input: unknown): Parsed<Snapshot> {
  const limits = { depth: 40, values: 10_000_000, text: 2048, characters: 128 * 2 ** 20 };
  return parseWith({ schema: snapshotSchema, limits, version: 1, check }, input);
}

function check(snapshot: Snapshot): Problem[] {
  return [
    ...Object.entries(snapshot.builds).flatMap(([id, slice]) => checkBuild(slice, ["builds", id])),
    ...checkNames(snapshot),
    ...Object.entries(snapshot.choices).flatMap(([id, choices]) => checkChoices(snapshot, id, choices)),
  ];
}

function checkNames({ names, builds, root }: Snapshot): Problem[] {
  const unknown = Object.entries(names).filter(([, id]) => !Object.hasOwn(builds, id));
  const others = Object.entries(names).filter(([name, id]) => Object.hasOwn(builds, id) && builds[id]!.name !== name);
  return [
    ...others.map(([name, id]) => ({
      path: formatPath(["names", name]),
      message: `build ${id} is called "${builds[id]!.name}"`,
    })),
    ...(Object.hasOwn(names, root) ? [] : [{ path: "root", message: `"${root}" is not one of the names` }]),
    ...unknown.map(([name, id]) => ({
      path: formatPath(["names", name]),
      message: `build ${id} is not in this snapshot`,
    })),
  ];
}

function checkChoices({ builds }: Snapshot, id: BuildId, choices: Record<ModuleId, Choice>): Problem[] {
  return Object.entries(choices).flatMap(([module, choice]) => {
    const path = formatPath(["choices", id, module]);
    const consume = builds[id]?.consumes[module];
    if (consume === undefined) return [{ path, message: "is not consumed by that build" }];
    if (choice === 0) return consume.fallback === undefined ? [{ path, message: "has no fallback" }] : [];
    const [build, version] = choice;
    const copies = builds[build]?.provides[consume.key] ?? [];
    if (copies.some((copy) => copy.version === version)) return [];
    return [{ path, message: `build ${build} does not provide ${consume.key} ${version}` }];
  });
}
