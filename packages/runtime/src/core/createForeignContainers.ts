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
  told: Givers;
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
export function createForeignContainers(world: ForeignWorld): ForeignHost {
  const results = new Map<string, { made?: Factory; cause?: unknown }>();

  async function load(build: LoadedBuild, wanted: ForeignWanted): Promise<void> {
    const module = "expose" in wanted ? wanted.expose : sharedId(wanted.key, wanted.version);
    const id = build.id + module;
    if (results.get(id)?.made) return;
    try {
      const brought = await offersOf(build);
      const { container } = build.hosted;
      const got = "expose" in wanted ? container!.get(module) : brought[wanted.key]?.[wanted.version]?.get();
      const factory = (await got) as Factory | undefined;
      if (!factory) throw new NacreError("NACRE_PLAN_UNKNOWN_EXPOSE", { name: build.slice.name, expose: module });
      results.set(id, { made: factory });
    } catch (cause) {
      results.set(id, { cause });
      world.failed(cause);
    }
  }

  function failure(build: LoadedBuild, module: string): unknown {
    return results.get(build.id + module)?.cause;
  }

  function evaluate(build: LoadedBuild, module: string): unknown {
    const { made, cause } = results.get(build.id + module) ?? {};
    if (made) return made();
    if (isNacreError(cause)) throw cause;
    const details = { container: build.slice.name, build: build.id, module };
    throw new NacreError("NACRE_RUNTIME_NOT_LOADED", details, { cause });
  }

  /** The memo is set before anything awaits: a container is initialised once, with one view. A failure is forgotten. */
  function offersOf(build: LoadedBuild): Promise<ShareScope> {
    const { hosted } = build;
    hosted.offers ??= initialise(build).catch((error: unknown) => {
      delete hosted.offers;
      throw error;
    });
    return hosted.offers;
  }

  async function initialise(build: LoadedBuild): Promise<ShareScope> {
    const { hosted, slice } = build;
    const details = { container: slice.name, build: build.id, global: slice.global };
    const found = (hosted.container ?? world.find(build)) as ForeignContainer | undefined;
    if (!found?.init || found === hosted.standIn) throw new NacreError("NACRE_RUNTIME_FOREIGN_GLOBAL_MISSING", details);
    hosted.container = found;
    for (const other of world.builds()) if (other === build || !world.find(other)) world.place(other, standInOf(other));
    const plan = planOf(build);
    const given = give(build, plan);
    const view = Object.fromEntries(Object.entries(given).map(([key, copies]) => [key, { ...copies }]));
    try {
      await found.init(view);
    } catch (cause) {
      throw new NacreError("NACRE_RUNTIME_FOREIGN_INIT_FAILED", details, { cause });
    }
    return rewrite(view, given, plan.told, build.id);
  }

  /** For containers that ask for this one by themselves. The scope they pass keeps cycles between them from waiting. */
  function standInOf(build: LoadedBuild): ForeignContainer {
    return (build.hosted.standIn ??= {
      init() {},
      get: async (expose, getScope) => {
        await world.loadFiles(build, expose);
        await offersOf(build);
        return build.hosted.container!.get(expose, getScope);
      },
    });
  }

  /** What the plan says of each key; where it says nothing, all of the root's copies. */
  function planOf({ id, slice }: LoadedBuild): Plan {
    const root = world.root();
    const all: Givers = {};
    const told: Givers = {};
    for (const [key, copies] of Object.entries(root?.slice.provides ?? {}))
      all[key] = Object.fromEntries(copies.map(({ version }) => [version, root!.id]));
    for (const [module, { key }] of Object.entries(slice.consumes)) {
      const choice = world.choices(id)[module];
      told[key] ??= all[key] = {};
      if (choice) told[key][choice[1]] = choice[0];
    }
    return { all, told };
  }

  /** What others give a container. */
  function give({ id }: LoadedBuild, { all }: Plan): ShareScope {
    const given: ShareScope = {};
    for (const [key, givers] of Object.entries(all))
      for (const [version, giver] of Object.entries(givers))
        if (giver !== id) (given[key] ??= {})[version] = entry(giver, key, version);
    return given;
  }

  /** Fresh for each container: Module Federation writes into it. */
  function entry(provider: BuildId, key: ShareKey, version: string): ShareEntry {
    return {
      version,
      get: () => world.loadShared(provider, key, version),
      from: "nacre",
      loaded: 1,
      eager: true,
      scope: ["default"],
      shareConfig: {},
      useIn: [],
    };
  }

  return { load, failure, evaluate };
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
function rewrite(view: ShareScope, given: ShareScope, plan: Plan["told"], id: BuildId): ShareScope {
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
