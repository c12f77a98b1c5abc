import { NacreError, type BuildId, type Choice, type ExposeName, type ModuleId, type ShareKey } from "@nacre/contract";
import type { LoadedBuild } from "./LoadedBuild.ts";
import { major } from "./major.ts";

/** A container that brings its own runtime: plain webpack, Rspack, Module Federation 2. */
export interface ForeignContainer {
  init(scope: ShareScope, initScope?: unknown[]): unknown;
  get(expose: string): unknown;
}

/** What webpack calls a share scope: versions by share key. */
export type ShareScope = Record<ShareKey, Record<string, ShareEntry>>;

/** One copy in a share scope. Every runtime that was tried accepts this shape. */
export interface ShareEntry {
  version: string;
  get: () => unknown;
  from: string;
  loaded: 1;
  eager: true;
  scope: string[];
  shareConfig: { singleton: boolean; requiredVersion: false; eager: boolean; strictVersion: boolean };
  useIn: string[];
  deps: string[];
  strategy: "loaded-first";
}

type Factory = () => unknown;
type Wanted = { expose: ExposeName } | { key: ShareKey; version: string };

interface Hosted {
  container: ForeignContainer;
  /** What the container brought. Nobody else sees it, unless the plan gives it away. */
  offers: ShareScope;
}

/** Name of a shared module among a container's modules. An expose starts with a dot. */
export function sharedId(key: ShareKey, version: string): string {
  return `${key} ${version}`;
}

export interface ForeignWorld {
  /** The container that a foreign build's entry has left on the page as a global variable. */
  find(global: string): ForeignContainer | undefined;
  /** The build whose policy counts. */
  root(): LoadedBuild | undefined;
  /** What the plan chose for a container's consumes, by their id. */
  choices(build: LoadedBuild): Record<ModuleId, Choice>;
  /** Loads a build's copy of a shared module and gives its factory. */
  loadShared(provider: BuildId, key: ShareKey, version: string): Promise<Factory>;
}

/**
 * Hosts containers that are not built by Nacre. Each gets a view of its own: it registers its offers into a fresh object,
 * then the object is rewritten in place before the first `get`, so that it sees what the plan gives it and nobody sees
 * what it brought. Where the manifest does not say what it requires, it is given the root's copy only if the major version
 * is that of its own offer, else it keeps its own.
 */
export class ForeignContainers {
  readonly #world: ForeignWorld;
  readonly #hostedBuilds = new Map<LoadedBuild, Promise<Hosted>>();
  readonly #factories = new Map<string, Factory>();
  readonly #failures = new Map<string, unknown>();

  constructor(world: ForeignWorld) {
    this.#world = world;
  }

  /** Loads an expose, or a shared module that the container brought. Its failure surfaces when it is evaluated. */
  async load(build: LoadedBuild, wanted: Wanted): Promise<void> {
    const id = build.id + ("expose" in wanted ? wanted.expose : sharedId(wanted.key, wanted.version));
    if (this.#factories.has(id)) return;
    try {
      const { container, offers } = await this.#hosted(build);
      const found = "expose" in wanted ? container.get(wanted.expose) : offers[wanted.key]?.[wanted.version]?.get();
      this.#factories.set(id, (await found) as Factory);
      this.#failures.delete(id);
    } catch (cause) {
      this.#failures.set(id, cause);
    }
  }

  /** Why what was loaded is not there. */
  failure(build: LoadedBuild, module: string): unknown {
    return this.#failures.get(build.id + module);
  }

  /**
   * @param module an expose, or what `sharedId` gives
   * @throws NacreError `NACRE_RUNTIME_NOT_LOADED`
   */
  evaluate(build: LoadedBuild, module: string): unknown {
    const factory = this.#factories.get(build.id + module);
    if (factory) return factory();
    const details = { container: build.slice.name, build: build.id, module };
    throw new NacreError("NACRE_RUNTIME_NOT_LOADED", details, { cause: this.failure(build, module) });
  }

  /** The memo is set before anything awaits: a container is initialised once, with one view. A failure is forgotten. */
  #hosted(build: LoadedBuild): Promise<Hosted> {
    let ready = this.#hostedBuilds.get(build);
    if (!ready) {
      ready = this.#initialise(build);
      this.#hostedBuilds.set(build, ready);
      ready.catch(() => this.#hostedBuilds.delete(build));
    }
    return ready;
  }

  async #initialise(build: LoadedBuild): Promise<Hosted> {
    const { name, global = name } = build.slice;
    const container = this.#world.find(global);
    if (!container)
      throw new NacreError("NACRE_RUNTIME_FOREIGN_GLOBAL_MISSING", { container: name, build: build.id, global });
    const view: ShareScope = {};
    try {
      await container.init(view);
    } catch (cause) {
      throw new NacreError("NACRE_RUNTIME_FOREIGN_INIT_FAILED", { container: name, build: build.id }, { cause });
    }
    const offers = { ...view };
    this.#rewrite(build, view);
    return { container, offers };
  }

  /** Mutates `view`: the container holds this very object. */
  #rewrite(build: LoadedBuild, view: ShareScope): void {
    const root = this.#world.root();
    const known = new Set(Object.values(build.slice.consumes).map(({ key }) => key));
    for (const [key, offers] of Object.entries(view)) {
      if (known.has(key)) continue;
      const majors = new Set(Object.keys(offers).map(major));
      const copy = root?.slice.provides[key]?.find((each) => majors.has(major(each.version)));
      if (copy) view[key] = { [copy.version]: this.#entry(root!.id, key, copy.version) };
    }
    Object.assign(view, this.#planned(build));
  }

  /** Exactly the versions that the plan gives a container, by key. A key that keeps its own fallback is not in it. */
  #planned(build: LoadedBuild): ShareScope {
    const planned: ShareScope = {};
    for (const [id, choice] of Object.entries(this.#world.choices(build))) {
      const key = build.slice.consumes[id]?.key;
      if (key === undefined || choice === 0 || choice[0] === build.id) continue;
      (planned[key] ??= {})[choice[1]] = this.#entry(choice[0], key, choice[1]);
    }
    return planned;
  }

  /** Fresh for each container: Module Federation writes into it. */
  #entry(provider: BuildId, key: ShareKey, version: string): ShareEntry {
    return {
      version,
      get: () => this.#world.loadShared(provider, key, version),
      from: "nacre",
      loaded: 1,
      eager: true,
      scope: ["default"],
      shareConfig: { singleton: false, requiredVersion: false, eager: false, strictVersion: false },
      useIn: [],
      deps: [],
      strategy: "loaded-first",
    };
  }
}
