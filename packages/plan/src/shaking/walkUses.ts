import type { Build, BuildId, Choice, Chunk, ChunkId, ExportName, ModuleId, Provide, ShareKey } from "@nacre/contract";

/** What code that a page may load uses of a provided copy. */
export interface Use {
  by: Build;
  provider: Build;
  key: ShareKey;
  copy: Provide;
  /** Absent: cannot tell. */
  exports: readonly ExportName[] | undefined;
}

/** What is walked through, and which copies are there. */
export interface UseWorld {
  builds: readonly Build[];
  /** Of a module of a build. */
  choice(build: BuildId, module: ModuleId): Choice | undefined;
  /** Whether the shaken copy stands in for the whole one. */
  isShaken(provider: Build, key: ShareKey, copy: Provide): boolean;
}

/** What a walk finds: each use, and each build that takes its own fallback. */
export interface Uses {
  used: Use[];
  fallbacks: { by: Build; key: ShareKey; module: ModuleId }[];
}

interface Step {
  build: Build;
  chunk: ChunkId;
  /** A worker has the build's fallbacks too: what was chosen may not come into it. */
  inWorker: boolean;
}

/** Every use of a shared copy in all that pages may come to load of these builds, what is loaded later included. */
export function walkUses(world: UseWorld): Uses {
  const byId = new Map(world.builds.map((build) => [build.id, build]));
  const steps: Step[] = world.builds.flatMap(startsOf);
  const seen = new Set<string>();
  const knownOf = new Map<Build, Set<ModuleId>>();
  const known = (build: Build): Set<ModuleId> => {
    const found = knownOf.get(build) ?? knownModules(build);
    knownOf.set(build, found);
    return found;
  };
  const uses: Uses = { used: [], fallbacks: [] };
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const { build, chunk: id, inWorker } = step;
    const place = `${build.id} ${inWorker} ${id}`;
    const chunk = build.manifest.chunks[id];
    if (!chunk || seen.has(place)) continue;
    seen.add(place);
    steps.push(...stepsTo(build, chunk.lazy?.flat() ?? [], inWorker));
    for (const module of new Set([...(chunk.consumes ?? []), ...Object.keys(chunk.uses ?? {})]))
      steps.push(...consume(world, byId, uses, { ...step, module, exports: exportsOf(module, chunk, known(build)) }));
  }
  return uses;
}

/** Consumed modules of which a build says what it uses. */
function knownModules({ manifest: { chunks } }: Build): Set<ModuleId> {
  return new Set(Object.values(chunks).flatMap(({ uses = {} }) => Object.keys(uses)));
}

/**
 * | the chunk says | another chunk says | |
 * | --- | --- | --- |
 * | names | - | these |
 * | `null` | - | cannot tell |
 * | nothing | anything | none: it only brings the module for that one's code |
 * | nothing | nothing | cannot tell |
 */
function exportsOf(module: ModuleId, { uses = {} }: Chunk, known: ReadonlySet<ModuleId>): Use["exports"] {
  if (Object.hasOwn(uses, module)) return uses[module] ?? undefined;
  return known.has(module) ? [] : undefined;
}

function startsOf(build: Build): Step[] {
  const { exposes, workers = {} } = build.manifest;
  return [
    ...Object.values(exposes).flatMap(({ chunks }) => stepsTo(build, chunks, false)),
    ...Object.values(workers).flatMap(({ chunks }) => stepsTo(build, chunks, true)),
  ];
}

function stepsTo(build: Build, chunks: readonly ChunkId[], inWorker: boolean): Step[] {
  return chunks.map((chunk) => ({ build, chunk, inWorker }));
}

/** Mutates `uses`. Gives where the code leads. */
function consume(
  world: UseWorld,
  byId: ReadonlyMap<BuildId, Build>,
  uses: Uses,
  { build, inWorker, module, exports }: Omit<Step, "chunk"> & { module: ModuleId; exports: Use["exports"] },
): Step[] {
  const { key, fallback } = build.manifest.consumes[module]!;
  const choice = world.choice(build.id, module);
  const own = fallback && (choice === 0 || inWorker) ? stepsTo(build, fallback.chunks, inWorker) : [];
  if (choice === 0 && fallback) uses.fallbacks.push({ by: build, key, module: fallback.module });
  const provider = choice ? byId.get(choice[0]) : undefined;
  const copy = choice ? provider?.manifest.provides[key]?.find(({ version }) => version === choice[1]) : undefined;
  if (!provider || !copy) return own;
  uses.used.push({ by: build, provider, key, copy, exports });
  const { chunks } = (world.isShaken(provider, key, copy) && copy.shaken) || copy;
  return [...own, ...stepsTo(provider, chunks, inWorker)];
}
