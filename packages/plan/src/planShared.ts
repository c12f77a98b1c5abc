import { formatReference } from "@nacre/contract";
import type { Build, BuildId, Reference, SharedDefinition } from "@nacre/contract";
import { byText } from "./byText.ts";
import type { Finding } from "./finding.ts";

/** What `planShared` gives: who makes each shared store, and what does not fit. */
export interface SharedPlan {
  /** The module that makes each store, pinned to its build. */
  stores: Record<string, Reference>;
  findings: Finding[];
}

/** A definition, and who made it. */
interface Owned extends SharedDefinition {
  build: BuildId;
  container: string;
  rank: number;
}

/**
 * Who makes what builds share by name, and which definitions do not fit. A store is made by the root where the root
 * defines it, else by the highest schema, else by the first container's name; whoever defines it first on a page has no
 * say. Code is only taken from an expose: a store that its owner does not expose is made by the first definition.
 *
 * @param names Which build each name means. Builds that are only pinned come after these.
 * @param root Name of the page's application.
 * @example
 * planShared(builds, names, "shell").stores; // { cart: "shell@0123456789abcdef/cart" }
 */
export function planShared(
  builds: readonly Build[],
  names: Readonly<Record<string, BuildId>>,
  root: string,
): SharedPlan {
  const definitions = builds.flatMap(({ id, manifest: { name, defines = [] } }) => {
    const rank = names[name] !== id ? 2 : Number(name !== root);
    return defines.map((each): Owned => ({ ...each, build: id, container: name, rank }));
  });
  const groups = [...groupByName(definitions)].sort(([a], [b]) => byText(a, b));
  const plans = groups.map(([, group]) => planOne(group));
  return {
    stores: Object.fromEntries(plans.flatMap(({ store }) => store)),
    findings: plans.flatMap(({ findings }) => findings),
  };
}

function groupByName(definitions: readonly Owned[]): Map<string, Owned[]> {
  const groups = new Map<string, Owned[]>();
  for (const each of definitions) {
    const key = `${each.kind} ${each.name}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return groups;
}

function planOne(group: readonly Owned[]): { store: [string, Reference][]; findings: Finding[] } {
  const [owner] = group.filter(({ used }) => used !== true).sort(byAuthority);
  if (owner === undefined) return { store: [], findings: [] };
  const { kind, name, module, container, build } = owner;
  const findings = group.filter((each) => !fit(owner, each)).map((each) => mismatch(owner, each));
  const made = kind === "store" && module !== undefined;
  return { store: made ? [[name, formatReference({ name: container, build, expose: module })]] : [], findings };
}

/**
 * | comes first | because |
 * | --- | --- |
 * | the root, then builds that names mean, then pinned ones | host authority |
 * | of others, one that can be given away | code is only taken from an expose |
 * | the higher schema | it knows more shapes |
 * | name, then id | the same everywhere |
 */
function byAuthority(a: Owned, b: Owned): number {
  const exposed = a.rank === 0 ? 0 : Number(a.module === undefined) - Number(b.module === undefined);
  return (
    a.rank - b.rank || exposed || b.schema - a.schema || byText(a.container, b.container) || byText(a.build, b.build)
  );
}

/** As at run time. */
function fit(a: SharedDefinition, b: SharedDefinition): boolean {
  return a.schema === b.schema || a.accepts?.includes(b.schema) === true || b.accepts?.includes(a.schema) === true;
}

function mismatch(owner: Owned, definition: Owned): Finding {
  const { kind, name } = owner;
  const details = { kind, name, owner: factsOf(owner), definition: factsOf(definition) };
  return { code: "NACRE_PLAN_SHARED_MISMATCH", severity: "error", details };
}

function factsOf({ container, build, schema, accepts = [schema] }: Owned): object {
  return { container, build, schema, accepts };
}
