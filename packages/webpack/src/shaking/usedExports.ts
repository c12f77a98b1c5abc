import type { Chunk, Compilation, Module } from "../bundler.ts";

/** What code uses of a module. `null`: cannot tell, so all. */
export type UsedExports = Set<string> | null;

interface Use {
  by: Module;
  /** Undefined: the whole module. */
  names: (string | undefined)[];
}

/** What Rspack says of a dependency. */
interface Dependency {
  type: string;
  ids?: string[];
}

/** Without webpack's own answer, the kinds of imports of which the names are known. */
const NAMED = /^(harmony|esm) (import specifier|export imported specifier|export import specifier)$/;
/** They evaluate the module, and use nothing of it. */
const SILENT = /^(harmony side effect evaluation|esm import|esm export import)$/;

/**
 * What modules use of another one. The bundlers' own answer for shared modules is useless (they know of no exports of them), so it
 * is read from the imports.
 *
 * @param skip modules that do not count
 */
export function usedExports(
  compilation: Compilation,
  module: Module,
  skip: (origin: Module) => boolean = () => false,
): UsedExports {
  const uses = usesOf(compilation, module).filter(({ by }) => !skip(by));
  return unite(uses.flatMap(({ names }) => names));
}

/**
 * What the code in each chunk uses of a module. Of modules that were concatenated, the whole that they became is in a chunk.
 *
 * @param isKnown Whether others ask for the chunk. What is in none of those counts for the chunks of the module itself.
 */
export function usedExportsByChunk(
  compilation: Compilation,
  module: Module,
  isKnown: (chunk: Chunk) => boolean,
): Map<Chunk, UsedExports> {
  const { chunkGraph } = compilation;
  const own = [...chunkGraph.getModuleChunksIterable(module)].filter(isKnown);
  const names = new Map<Chunk, (string | undefined)[]>(own.map((chunk) => [chunk, []]));
  const placesOf = (by: Module): Iterable<Chunk> => {
    const chunks = [...chunkGraph.getModuleChunksIterable(by)];
    const known = chunks.filter(isKnown);
    return known.length < chunks.length ? new Set([...known, ...own]) : known;
  };
  // A module that imports another one often has many uses of it.
  const places = new Map<Module, Iterable<Chunk>>();
  for (const { by, names: used } of usesOf(compilation, module)) {
    if (!places.has(by)) places.set(by, placesOf(by));
    for (const chunk of places.get(by)!) names.set(chunk, [...(names.get(chunk) ?? []), ...used]);
  }
  return new Map([...names].map(([chunk, all]) => [chunk, unite(all)]));
}

/** Whether an import uses something of a module, or only has it evaluated. */
export function isSilent(dependency: object | null): boolean {
  return SILENT.test((dependency as Dependency | null)?.type ?? "");
}

function usesOf(compilation: Compilation, module: Module): Use[] {
  const connections = [...compilation.moduleGraph.getIncomingConnections(module)];
  return connections.flatMap((connection) => {
    const { dependency, originModule: by } = connection;
    if (!by || !dependency || isSilent(dependency) || connection.getActiveState(undefined) === false) return [];
    return [{ by, names: namesIn(compilation, dependency) }];
  });
}

type AnyDependency = Parameters<Compilation["getDependencyReferencedExports"]>[0];

function namesIn(compilation: Compilation, dependency: AnyDependency): (string | undefined)[] {
  // Rspack has no such method.
  if ("getDependencyReferencedExports" in compilation)
    return compilation
      .getDependencyReferencedExports(dependency, undefined)
      .map((each) => (Array.isArray(each) ? each : each.name)[0]);
  const { type, ids } = dependency as unknown as Dependency;
  return NAMED.test(type) && ids ? [ids[0]] : [undefined];
}

/** A manifest can name no others. */
const NAME = /^[A-Za-z_$][\w$]{0,127}$/;

function unite(names: readonly (string | undefined)[]): UsedExports {
  const known = names.filter((name) => name !== undefined && NAME.test(name));
  return known.length < names.length ? null : new Set(known as string[]);
}
