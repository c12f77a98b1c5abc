import type { ChunkId, Manifest, ModuleId, RemoteTarget, RouteData, StoriesFile } from "@nacre/contract";
import { bundlerName, type Compilation, type Module } from "../bundler.ts";
import type { NormalOptions } from "../options.ts";
import { WORKER_ENTRY } from "../planWorkers.ts";
import { withoutDuds } from "../shaking/withoutDuds.ts";
import type { ShakenShares } from "../shaking/ShakenShares.ts";
import type { SharedUses } from "../sharing/readSharedUses.ts";
import type { SharedDefinitions } from "./collectShared.ts";
import { FEDERATION, parseRemoteModule } from "./identifiers.ts";
import { ModuleGraphReader } from "./ModuleGraphReader.ts";
import { readChunks } from "./readChunks.ts";
import { readConsumes } from "./readConsumes.ts";
import { readExposes } from "./readExposes.ts";
import { readFiles } from "./readFiles.ts";
import { readProvides } from "./readProvides.ts";
import { readUses } from "./readUses.ts";
import { readWorkers } from "./readWorkers.ts";

export interface ManifestFacts {
  options: NormalOptions;
  uses: SharedUses;
  definitions: SharedDefinitions;
  shaken: ShakenShares;
  /** Chunks that the container entry carries. */
  inlined: ReadonlySet<ChunkId>;
  stories: StoriesFile[];
  version: string;
  routes: RouteData[] | undefined;
  /** Entry names of the bundler: the container's, and that for foreign hosts. */
  entries: { container: string; remote?: string };
  /** Emitted files that are no part of the build for a page. */
  skip: ReadonlySet<string>;
}

/**
 * Reads what a build is from the bundler's graph, after the files have their final content and names. Types, blocks and
 * chunks come from the graph: only it knows which range applies where, and which chunk carries what.
 */
export async function readManifest(compilation: Compilation, facts: ManifestFacts): Promise<Manifest> {
  const { options, uses, definitions, shaken, inlined, stories, version, routes, entries, skip } = facts;
  const reader = new ModuleGraphReader(compilation);
  const modules = inOrder(compilation.modules);
  const consumes = readConsumes(modules, uses, reader);
  const remotes = readRemotes(modules, options, reader);
  const exposes = readExposes(compilation, reader);
  const used = readUses(compilation, modules, reader);
  const entry = entryFiles(compilation, entries.container);
  const all = readChunks(compilation, reader, { consumes, remotes, definitions, used, inlined, entry });
  const defines = definitions.list();
  const workers = readWorkers(compilation, reader);
  const provides = readProvides(modules, { shared: options.shared, shaken }, reader);
  const known = { chunks: all, exposes, provides, consumes, ...(workers && { workers }) };
  const chunks = withoutDuds(known, { modules, shaken }, reader);
  return {
    schema: 1,
    name: options.name,
    version,
    ...(options.owner !== undefined && { owner: options.owner }),
    bundler: bundlerName(compilation.compiler),
    format: formatOf(compilation),
    entry,
    ...(entries.remote !== undefined && { remoteEntry: entryFiles(compilation, entries.remote) }),
    ...(workers && { workerEntry: WORKER_ENTRY }),
    ...(options.html !== undefined && { html: "index.html" }),
    ...(exposes["./app"] && { app: "./app" }),
    exposes,
    chunks,
    ...(workers && { workers }),
    consumes,
    remotes,
    provides,
    files: await readFiles(compilation, skip, chunks),
    ...(routes && { routes }),
    ...(defines.length > 0 && { defines }),
    ...(options.contributes.length > 0 && { contributes: options.contributes }),
    ...(options.admit.length > 0 && { admit: options.admit }),
    ...(stories.length > 0 && { stories }),
  };
}

/** The modules that stand for shared and remote ones, ordered by their identifiers. */
function inOrder(modules: Iterable<Module>): Module[] {
  const named = [...modules].flatMap((module) =>
    FEDERATION.has(module.type) ? [{ module, name: module.identifier() }] : [],
  );
  return named.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(({ module }) => module);
}

/** What a container's files are in each output of the bundlers. */
function formatOf({ outputOptions }: Compilation): Manifest["format"] {
  if (outputOptions.module) return "module";
  return outputOptions.chunkFormat === "commonjs" ? "commonjs" : "script";
}

function entryFiles(compilation: Compilation, name: string): string[] {
  return [...(compilation.entrypoints.get(name)?.getFiles() ?? [])].filter((file) => /\.(m?js|css)$/.test(file));
}

function readRemotes(
  modules: Module[],
  options: NormalOptions,
  reader: ModuleGraphReader,
): Record<ModuleId, RemoteTarget> {
  const remotes: Record<ModuleId, RemoteTarget> = {};
  for (const module of modules) {
    const found = module.type === "remote-module" ? parseRemoteModule(module.identifier()) : undefined;
    const target = found && options.remotes[found.alias];
    if (!target) continue;
    remotes[reader.id(module)] = {
      ...target,
      expose: found.expose,
      ...(reader.isAsync(module) && { async: true as const }),
    };
  }
  return remotes;
}
