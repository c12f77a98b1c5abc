import type { Build, BuildId, Choice, ModuleId, ShareKey, Slice, Snapshot } from "@nacre/contract";
import { decide } from "../decide.ts";
import type { Finding } from "../finding.ts";
import { walkUses } from "./walkUses.ts";

type World = Pick<Snapshot, "root" | "builds" | "choices">;
type Own = Record<ModuleId, Choice>;
/** A use of a shaken copy that is not known to have all that is used. */
interface Uncovered {
  provider: BuildId;
  family: string;
  finding: Finding;
}

/**
 * What a build gets that is added to a page. Every choice that was made stands, and a copy which a page has cannot change: where
 * that is a shaken one, the build gets it only if it is known to have all that the build uses. Else it takes its own, and where
 * the page may have one copy only, that is a finding.
 *
 * @param providers Builds of the page with their manifests, from which it is known what shaken copies have.
 * @example
 * const { choices, findings } = decideAdded(runtime.snapshot, build, [shell]);
 */
export function decideAdded(
  world: World,
  build: Build,
  providers: readonly Build[] = [],
): { choices: Own; findings: Finding[] } {
  const refused = new Set<string>();
  for (;;) {
    const choices = decideWithout(world, build, refused);
    const uncovered = findUncovered(world, build, choices, providers);
    const findings = uncovered.filter(({ family }) => isSingletonFamily(build, family)).map(({ finding }) => finding);
    if (uncovered.length === 0 || findings.length > 0) return { choices, findings };
    for (const { provider, family } of uncovered) refused.add(`${provider} ${family}`);
  }
}

function decideWithout({ builds, root, choices }: World, build: Build, refused: ReadonlySet<string>): Own {
  const known = Object.entries(builds).map(([id, slice]) => ({
    ...slice,
    id,
    provides: Object.fromEntries(
      Object.entries(slice.provides).filter(([key]) => !refused.has(`${id} ${familyIn(build, key)}`)),
    ),
  }));
  return decide([...known, build], root, {}, choices).choices[build.id] ?? {};
}

function findUncovered({ builds }: World, build: Build, own: Own, providers: readonly Build[]): Uncovered[] {
  const choice = (of: BuildId, module: ModuleId): Choice | undefined => (of === build.id ? own[module] : undefined);
  const slices = Object.entries(builds).map(([id, slice]) => giverOf(id, slice, providers));
  const { used } = walkUses({ builds: [...slices, build], choice, isShaken: () => false });
  return used.flatMap(({ by, provider, key, copy, exports }) => {
    if (by !== build || !copy.shaken) return [];
    const missing = exports?.filter((name) => !copy.shaken?.exports.includes(name));
    if (missing?.length === 0) return [];
    const details = {
      container: build.manifest.name,
      key,
      provider: provider.manifest.name,
      ...(missing && copy.shaken.exports.length > 0 && { exports: missing }),
    };
    const finding: Finding = { code: "NACRE_PLAN_EXPORTS_LEFT_OUT", severity: "error", details };
    return [{ provider: provider.id, family: familyIn(build, key), finding }];
  });
}

/** A build of the page as far as it gives. What a shaken copy has is known only from the manifest. */
function giverOf(id: BuildId, slice: Slice, providers: readonly Build[]): Build {
  const whole = providers.find((each) => each.id === id)?.manifest.provides ?? {};
  const provides = Object.entries(slice.provides).map(([key, copies]) => [
    key,
    copies.map(({ shaken, ...copy }) => {
      const exports = whole[key]?.find(({ version }) => version === copy.version)?.shaken?.exports ?? [];
      return { ...copy, ...(shaken && { shaken: { chunks: copy.chunks, module: copy.module, exports } }) };
    }),
  ]);
  const { name, version, format, base } = slice;
  const none = { entry: [], exposes: {}, chunks: {}, consumes: {}, remotes: {}, files: {} };
  return { id, base, manifest: { schema: 1, name, version, format, ...none, provides: Object.fromEntries(provides) } };
}

function familyIn({ manifest: { consumes } }: Build, key: ShareKey): string {
  return Object.values(consumes).find((consume) => consume.key === key)?.family ?? key;
}

function isSingletonFamily({ manifest: { consumes } }: Build, family: string): boolean {
  return Object.values(consumes).some((consume) => consume.singleton && (consume.family ?? consume.key) === family);
}
