import { isNacreError, NacreError, type BuildId, type ShareKey } from "@nacre/contract";
import {
  sharedId,
  type ForeignContainer,
  type ForeignHost,
  type ForeignWanted,
  type ForeignWorld,
  type ShareEntry,
  type ShareScope,
} from "./ForeignHost.ts";
import type { LoadedBuild } from "./LoadedBuild.ts";
import { major } from "./major.ts";

type Factory = () => unknown;

/** By key and version: the build that gives it. */
type Givers = Record<ShareKey, Record<string, BuildId>>;

interface Plan {
  all: Givers;
  /** Only the keys of which the manifest says what the container requires. */
  known: Givers;
}

/**
 * Hosts containers that are not built by Nacre. Each gets a view of its own, which holds what the plan gives it when it is
 * initialised, and is rewritten in place before the first `get`: it sees what the plan gives it, and nobody sees what it
 * brought. Where its manifest does not say what it requires, it is given the root's copy only if the major version is that
 * of its own, or if it brought none, else it keeps its own.
 *
 * Foreign containers find each other here: a stand-in takes the place of each in its global variable, and keeps whoever
 * asks from giving it another view.
 */
export class ForeignContainers implements ForeignHost {
  readonly #world: ForeignWorld;
  readonly #results = new Map<string, { factory?: Factory; cause?: unknown }>();

  constructor(world: ForeignWorld) {
    this.#world = world;
  }

  async load(build: LoadedBuild, wanted: ForeignWanted): Promise<void> {
    const module = "expose" in wanted ? wanted.expose : sharedId(wanted.key, wanted.version);
    const id = build.id + module;
    if (this.#results.get(id)?.factory) return;
    try {
      const offers = await this.#offers(build);
      const { container } = build.hosted;
      const got = "expose" in wanted ? container!.get(module) : offers[wanted.key]?.[wanted.version]?.get();
      const factory = (await got) as Factory | undefined;
      if (!factory) throw new NacreError("NACRE_PLAN_UNKNOWN_EXPOSE", { name: build.slice.name, expose: module });
      this.#results.set(id, { factory });
    } catch (cause) {
      this.#results.set(id, { cause });
      this.#world.failed(cause);
    }
  }

  failure(build: LoadedBuild, module: string): unknown {
    return this.#results.get(build.id + module)?.cause;
  }

  evaluate(build: LoadedBuild, module: string): unknown {
    const { factory, cause } = this.#results.get(build.id + module) ?? {};
    if (factory) return factory();
    if (isNacreError(cause)) throw cause;
    const details = { container: build.slice.name, build: build.id, module };
    throw new NacreError("NACRE_RUNTIME_NOT_LOADED", details, { cause });
  }

  /** The memo is set before anything awaits: a container is initialised once, with one view. A failure is forgotten. */
  #offers(build: LoadedBuild): Promise<ShareScope> {
    const { hosted } = build;
    hosted.offers ??= this.#initialise(build).catch((error: unknown) => {
      delete hosted.offers;
      throw error;
    });
    return hosted.offers;
  }

  async #initialise(build: LoadedBuild): Promise<ShareScope> {
    const { hosted, slice } = build;
    const details = { container: slice.name, build: build.id, global: slice.global };
    const found = hosted.container ?? this.#world.find(build);
    if (!isContainer(found) || found === hosted.standIn)
      throw new NacreError("NACRE_RUNTIME_FOREIGN_GLOBAL_MISSING", details);
    hosted.container = found;
    for (const other of this.#world.builds())
      if (other === build || !this.#world.find(other)) this.#world.place(other, this.#standIn(other));
    const plan = this.#plan(build);
    const given = this.#give(build, plan);
    const view = Object.fromEntries(Object.entries(given).map(([key, copies]) => [key, { ...copies }]));
    try {
      await found.init(view);
    } catch (cause) {
      throw new NacreError("NACRE_RUNTIME_FOREIGN_INIT_FAILED", details, { cause });
    }
    return rewrite(view, given, plan.known, build.id);
  }

  /** For containers that ask for this one by themselves. The scope they pass keeps cycles between them from waiting. */
  #standIn(build: LoadedBuild): ForeignContainer {
    return (build.hosted.standIn ??= {
      init() {},
      get: async (expose, getScope) => {
        await this.#world.loadFiles(build, expose);
        await this.#offers(build);
        return build.hosted.container!.get(expose, getScope);
      },
    });
  }

  /** What the plan says of each key; where it says nothing, all of the root's copies. */
  #plan({ id, slice }: LoadedBuild): Plan {
    const root = this.#world.root();
    const all: Givers = {};
    const known: Givers = {};
    for (const [key, copies] of Object.entries(root?.slice.provides ?? {}))
      all[key] = Object.fromEntries(copies.map(({ version }) => [version, root!.id]));
    for (const [module, { key }] of Object.entries(slice.consumes)) {
      const choice = this.#world.choices(id)[module];
      known[key] ??= all[key] = {};
      if (choice) known[key][choice[1]] = choice[0];
    }
    return { all, known };
  }

  /** What others give a container. */
  #give({ id }: LoadedBuild, { all }: Plan): ShareScope {
    const given: ShareScope = {};
    for (const [key, givers] of Object.entries(all))
      for (const [version, giver] of Object.entries(givers))
        if (giver !== id) (given[key] ??= {})[version] = this.#entry(giver, key, version);
    return given;
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

function isContainer(found: Partial<ForeignContainer> | undefined): found is ForeignContainer {
  return !!(found?.get && found.init);
}

/**
 * Mutates `view`: the container holds this very object. Gives what the container brought.
 *
 * | what the manifest says of a key | the container sees |
 * | --- | --- |
 * | what it requires | exactly what the plan chose, its own copy among it where that was chosen |
 * | nothing; it brought none | all of the root's copies |
 * | nothing; it brought one | the root's copies of that major version, |
 * | | else its own |
 */
function rewrite(view: ShareScope, given: ShareScope, plan: Plan["known"], id: BuildId): ShareScope {
  const offers: ShareScope = {};
  for (const [key, copies] of Object.entries(view)) {
    const theirs = given[key] ?? {};
    const own = (offers[key] = pick(copies, (version) => copies[version] !== theirs[version]));
    const majors = Object.keys(own).map(major);
    const chosen = plan[key];
    const seen = chosen
      ? { ...pick(own, (version) => chosen[version] === id), ...theirs }
      : pick(theirs, (version) => !majors[0] || majors.includes(major(version)));
    // Never an empty map: webpack would throw.
    view[key] = Object.keys(seen)[0] ? seen : own;
  }
  return offers;
}

function pick(copies: ShareScope[ShareKey], keep: (version: string) => boolean): ShareScope[ShareKey] {
  return Object.fromEntries(Object.entries(copies).filter(([version]) => keep(version)));
}
