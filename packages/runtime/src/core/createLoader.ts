import type { ChunkId, ExposeName, Reference } from "@nacre/contract";
import { select, type Selection, type Wanted } from "@nacre/plan";
import type { FileLoader } from "./createFileLoader.ts";
import type { Evaluator } from "./createEvaluator.ts";
import type { ForeignHost } from "./ForeignHost.ts";
import type { LoadedBuild } from "./LoadedBuild.ts";
import type { World } from "./createWorld.ts";

/** Loads by closure: everything that the wanted code reaches in the snapshot is requested at once, however deep. */
export interface Loader {
  /**
   * Requests all files of a module and waits until each has arrived or failed. Rejects only for the module's own code:
   * what that imports fails when it is evaluated, as it would in one build.
   *
   * @throws NacreError `NACRE_PLAN_UNKNOWN_*`, `NACRE_RUNTIME_*`
   */
  load(reference: Reference): Promise<void>;
  /** The same for chunks of a build: what `import()` becomes. */
  loadChunks(build: LoadedBuild, chunks: ChunkId[]): Promise<void>;
  /**
   * The files alone of a foreign container's expose, for one that gets it by itself.
   *
   * @throws NacreError `NACRE_RUNTIME_*`
   */
  loadFiles(build: LoadedBuild, expose: ExposeName): Promise<void>;
  /** Requests everything that is reached, and waits for it. Never rejects. */
  fetch(wanted: Wanted[]): Promise<Selection>;
}

export function createLoader(world: World, files: FileLoader, foreign: ForeignHost, evaluator: Evaluator): Loader {
  async function load(reference: Reference): Promise<void> {
    const { build, expose } = world.findReference(reference);
    const { chunks } = await fetch([reference]);
    check(build, build.slice.exposes[expose]?.chunks ?? []);
    const failure = foreign.failure(build, expose);
    if (failure) throw failure;
    await evaluator.settle(chunks);
  }

  async function loadChunks(build: LoadedBuild, chunks: ChunkId[]): Promise<void> {
    const selection = await fetch([{ build: build.id, chunks }]);
    check(build, chunks);
    await evaluator.settle(selection.chunks);
  }

  async function loadFiles(build: LoadedBuild, expose: ExposeName): Promise<void> {
    const chunks = build.slice.exposes[expose]?.chunks ?? [];
    await fetchFiles([{ build: build.id, chunks }]);
    check(build, chunks);
  }

  async function fetch(wanted: Wanted[]): Promise<Selection> {
    const selection = await fetchFiles(wanted);
    await Promise.all(selection.foreign.map((item) => foreign.load(world.build(item.build), item)));
    return selection;
  }

  async function fetchFiles(wanted: Wanted[]): Promise<Selection> {
    const selection = select(world.snapshot, wanted);
    await Promise.allSettled(selection.files.map((file) => files.load(file, world.build(file.build))));
    return selection;
  }

  function check(build: LoadedBuild, chunks: ChunkId[]): void {
    const { slice } = build;
    for (const file of [...slice.entry, ...chunks.flatMap((chunk) => slice.chunks[chunk]?.files ?? [])]) {
      const failure = files.failure(build, file);
      if (failure) throw failure;
    }
  }

  return { load, loadChunks, loadFiles, fetch };
}
