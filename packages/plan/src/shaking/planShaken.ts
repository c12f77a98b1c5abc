import type { Build, BuildId, Choices, Provide, ShareKey, WholeReason } from "@nacre/contract";
import { byText } from "../byText.ts";
import type { Finding } from "../finding.ts";
import { walkUses, type Use, type Uses } from "./walkUses.ts";

/** Which shared modules pages load without the exports that nobody uses. */
export interface ShakenPlan {
  isShaken(build: BuildId, key: ShareKey, version: string): boolean;
  /** Where there is a shaken copy which pages do not load: who needs more. */
  findings: Finding[];
}

/** The keys of a package that one build gives. They are shaken together or not at all: they share modules. */
interface Unit {
  provider: Build;
  family: string;
}

/**
 * Chooses between the whole and the shaken copy of each shared module, after it was decided who gives it: the shaken one,
 * where it has all that is used of it by everything that pages may come to load of these builds. One that cannot tell what
 * it uses, a container of another federation, or a key of the same package without a shaken copy makes it the whole one, for
 * all. Depends on the builds alone, never on their order.
 *
 * @param builds All that take part, with their manifests.
 * @param root Id or name of the build whose copies foreign containers may take.
 * @param choices What `resolve` decided.
 * @example
 * planShaken(builds, "shell", choices).isShaken(shell.id, "react-router", "8.5.1");
 */
export function planShaken(builds: readonly Build[], root: string, choices: Choices): ShakenPlan {
  const units = unitsOf(builds);
  const reasons = new Map<string, WholeReason[]>();
  const isPossible = (provider: Build, key: ShareKey, copy: Provide): boolean => {
    const unit = unitId(provider, key, copy);
    return units.has(unit) && !reasons.has(unit);
  };
  if (units.size === 0) return { isShaken: () => false, findings: [] };
  const choice = (build: BuildId, module: string): Choices[string][string] | undefined => choices[build]?.[module];
  add(reasons, ofForeign(builds, root, choices, units));
  // A whole copy may need more of another one than its shaken copy did. Only ever from shaken to whole, so it ends.
  for (;;) {
    const uses = walkUses({ builds, choice, isShaken: isPossible });
    const found = [...ofUses(uses, isPossible), ...ofFallbacks(uses, isPossible)];
    if (found.length === 0) return toPlan(uses, units, reasons, isPossible);
    add(reasons, found);
  }
}

type Reasoned = [unit: string, reason: WholeReason];
type IsPossible = (provider: Build, key: ShareKey, copy: Provide) => boolean;

function unitsOf(builds: readonly Build[]): Map<string, Unit> {
  const units = new Map<string, Unit>();
  for (const provider of builds)
    for (const [key, copies] of Object.entries(provider.manifest.provides))
      for (const copy of copies)
        if (copy.shaken) units.set(unitId(provider, key, copy), { provider, family: copy.family ?? key });
  return units;
}

function unitId(provider: Build, key: ShareKey, { family = key }: Provide): string {
  return `${provider.id} ${family}`;
}

/** Mutates `reasons`. */
function add(reasons: Map<string, WholeReason[]>, found: readonly Reasoned[]): void {
  for (const [unit, reason] of found) reasons.set(unit, [...(reasons.get(unit) ?? []), reason]);
}

/** A container of another federation may take everything that the root has, and whatever was chosen for it. */
function ofForeign(
  builds: readonly Build[],
  root: string,
  choices: Choices,
  units: ReadonlyMap<string, Unit>,
): Reasoned[] {
  const foreign = builds.filter(({ manifest }) => manifest.format === "foreign");
  return foreign.flatMap(({ id, manifest: { name: container } }) => {
    const given = new Set(Object.values(choices[id] ?? {}).map((choice) => (choice ? choice[0] : id)));
    const open = [...units].filter(
      ([, { provider }]) => provider.id === root || provider.manifest.name === root || given.has(provider.id),
    );
    return open.map(([unit, { family }]): Reasoned => [unit, { why: "foreign", container, key: family }]);
  });
}

function ofUses({ used }: Uses, isPossible: IsPossible): Reasoned[] {
  return used
    .filter(({ provider, key, copy }) => isPossible(provider, key, copy))
    .flatMap((use) => {
      const reason = reasonOf(use);
      return reason === undefined ? [] : [[unitId(use.provider, use.key, use.copy), reason]];
    });
}

function reasonOf({ by, key, copy, exports }: Use): WholeReason | undefined {
  const container = by.manifest.name;
  if (copy.shaken === undefined) return { why: "none", key };
  if (exports === undefined) return { why: "unknown", container, key };
  const missing = exports.filter((name) => !copy.shaken!.exports.includes(name)).sort();
  return missing.length === 0 ? undefined : { why: "lacks", container, key, exports: missing };
}

/** A build that takes its own module as fallback has the whole one on the page, which must not meet the shaken one. */
function ofFallbacks({ fallbacks }: Uses, isPossible: IsPossible): Reasoned[] {
  return fallbacks.flatMap(({ by, key, module }) => {
    const copy = by.manifest.provides[key]?.find((each) => each.module === module);
    if (!copy || !isPossible(by, key, copy)) return [];
    return [[unitId(by, key, copy), { why: "fallback", container: by.manifest.name, key }]];
  });
}

/** What nobody uses stays whole, for builds that are added later. */
function toPlan(
  { used }: Uses,
  units: ReadonlyMap<string, Unit>,
  reasons: ReadonlyMap<string, readonly WholeReason[]>,
  isPossible: IsPossible,
): ShakenPlan {
  const copyId = (build: BuildId, key: ShareKey, version: string): string => [build, key, version].join("\n");
  const shaken = used.filter(({ provider, key, copy }) => isPossible(provider, key, copy));
  const ids = new Set(shaken.map(({ provider, key, copy }) => copyId(provider.id, key, copy.version)));
  const findings = [...reasons].map(([unit, found]) => toFinding(units.get(unit)!, found));
  return {
    isShaken: (build, key, version) => ids.has(copyId(build, key, version)),
    findings: findings.sort((a, b) => byText(JSON.stringify(a.details), JSON.stringify(b.details))),
  };
}

function toFinding({ provider, family }: Unit, found: readonly WholeReason[]): Finding {
  const { name: container } = provider.manifest;
  const reasons = united(found);
  const details = { container, build: provider.id, family, bytes: bytesOf(provider, family), reasons };
  return { code: "NACRE_PLAN_FULL_COPY", severity: "info", details };
}

/** One reason for each container and key, whatever the order in which they were found. */
function united(found: readonly WholeReason[]): WholeReason[] {
  const byWho = new Map<string, WholeReason>();
  for (const reason of found) {
    const { why, key } = reason;
    const id = JSON.stringify([why, key, "container" in reason && reason.container]);
    const known = byWho.get(id);
    if (reason.why !== "lacks" || known?.why !== "lacks") byWho.set(id, reason);
    else byWho.set(id, { ...reason, exports: [...new Set([...known.exports, ...reason.exports])].sort() });
  }
  return [...byWho].sort(([a], [b]) => byText(a, b)).map(([, reason]) => reason);
}

/** What the whole copies of a family have more than its shaken ones, uncompressed. */
function bytesOf({ manifest: { provides, chunks, files } }: Build, family: string): number {
  const sizes = (ids: readonly string[]): number =>
    [...new Set(ids)].flatMap((id) => chunks[id]?.files ?? []).reduce((sum, file) => sum + (files[file]?.size ?? 0), 0);
  const copies = Object.entries(provides).flatMap(([key, list]) =>
    list.filter((copy) => copy.shaken && (copy.family ?? key) === family),
  );
  const whole = sizes(copies.flatMap((copy) => copy.chunks));
  return whole - sizes(copies.flatMap((copy) => copy.shaken!.chunks));
}
