import type { ChunkId, ExposeName, Reference } from "@nacre/contract";
import { select, type Selection, type Wanted } from "@nacre/plan";
import type { FileLoader } from "./createFileLoader.ts";
import type { Evaluator } from "./Evaluator.ts";
import type { ForeignHost } from "./ForeignHost.ts";
import type { LoadedBuild } from "./LoadedBuild.ts";
import type { World } from "./World.ts";

/** Loads by closure: everything that the wanted code reaches in the snapshot is requested at once, however deep. */
export class Loader {
  readonly #world: World;
  readonly #files: FileLoader;
  readonly #foreign: ForeignHost;

  readonly #evaluator: Evaluator;

  constructor(world: World, files: FileLoader, foreign: ForeignHost, evaluator: Evaluator) {
    this.#world = world;
    this.#files = files;
    this.#foreign = foreign;
    this.#evaluator = evaluator;
  }

  /**
   * Requests all files of a module and waits until each has arrived or failed. Rejects only for the module's own code:
   * what that imports fails when it is evaluated, as it would in one build.
   *
   * @throws NacreError `NACRE_PLAN_UNKNOWN_*`, `NACRE_RUNTIME_*`
   */
  async load(reference: Reference): Promise<void> {
    const { build, expose } = this.#world.findReference(reference);
    const { chunks } = await this.fetch([reference]);
    this.#check(build, build.slice.exposes[expose]?.chunks ?? []);
    const failure = this.#foreign.failure(build, expose);
    if (failure) throw failure;
    await this.#evaluator.settle(chunks);
  }

  /** The same for chunks of a build: what `import()` becomes. */
  async loadChunks(build: LoadedBuild, chunks: ChunkId[]): Promise<void> {
    const selection = await this.fetch([{ build: build.id, chunks }]);
    this.#check(build, chunks);
    await this.#evaluator.settle(selection.chunks);
  }

  /**
   * The files alone of a foreign container's expose, for one that gets it by itself.
   *
   * @throws NacreError `NACRE_RUNTIME_*`
   */
  async loadFiles(build: LoadedBuild, expose: ExposeName): Promise<void> {
    const chunks = build.slice.exposes[expose]?.chunks ?? [];
    await this.#fetchFiles([{ build: build.id, chunks }]);
    this.#check(build, chunks);
  }

  /** Requests everything that is reached, and waits for it. Never rejects. */
  async fetch(wanted: Wanted[]): Promise<Selection> {
    const selection = await this.#fetchFiles(wanted);
    await Promise.all(selection.foreign.map((item) => this.#foreign.load(this.#world.build(item.build), item)));
    return selection;
  }

  async #fetchFiles(wanted: Wanted[]): Promise<Selection> {
    const selection = select(this.#world.snapshot, wanted);
    const { files } = selection;
    await Promise.allSettled(files.map((file) => this.#files.load(file, this.#world.build(file.build))));
    return selection;
  }

  #check(build: LoadedBuild, chunks: ChunkId[]): void {
    const { slice } = build;
    for (const file of [...slice.entry, ...chunks.flatMap((chunk) => slice.chunks[chunk]?.files ?? [])]) {
      const failure = this.#files.failure(build, file);
      if (failure) throw failure;
    }
  }
}
