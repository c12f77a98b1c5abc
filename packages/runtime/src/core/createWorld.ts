import {
  NacreError,
  parseReference,
  type BuildId,
  type ExposeName,
  type Reference,
  type Slice,
  type Snapshot,
} from "@nacre/contract";
import { LoadedBuild } from "./LoadedBuild.ts";

/** A module of some build, found in the snapshot. */
export interface Target {
  build: LoadedBuild;
  expose: ExposeName;
}

/** The snapshot of the page, and what has arrived of its builds. */
export interface World {
  snapshot: Snapshot;
  /** The build whose policy counts. A page without one (a foreign host) has no root. */
  root(): LoadedBuild | undefined;
  /** @throws NacreError `NACRE_PLAN_UNKNOWN_BUILD` */
  build(id: BuildId, name?: string, container?: string): LoadedBuild;
  slice(name: string, pinned?: BuildId): Slice | undefined;
  /** @throws NacreError `NACRE_PLAN_UNKNOWN_CONTAINER`, `NACRE_PLAN_UNKNOWN_BUILD`, `NACRE_PLAN_UNKNOWN_EXPOSE` */
  find(name: string, expose: ExposeName, pinned?: BuildId, container?: string): Target;
  /** @throws NacreError as `find`, and `NACRE_CONTRACT_BAD_REFERENCE` */
  findReference(reference: Reference): Target;
}

export function createWorld(snapshot: Snapshot): World {
  const builds = new Map<BuildId, LoadedBuild>();
  const world: World = { snapshot, root, build, slice, find, findReference };

  function root(): LoadedBuild | undefined {
    const id = world.snapshot.names[world.snapshot.root];
    return id === undefined ? undefined : build(id);
  }

  function build(id: BuildId, name: string = id, container?: string): LoadedBuild {
    const known = builds.get(id);
    if (known) return known;
    const found = world.snapshot.builds[id];
    if (!found) throw new NacreError("NACRE_PLAN_UNKNOWN_BUILD", { name, build: id, container });
    const made = new LoadedBuild(id, found);
    builds.set(id, made);
    return made;
  }

  function slice(name: string, pinned?: BuildId): Slice | undefined {
    return world.snapshot.builds[pinned ?? world.snapshot.names[name] ?? ""];
  }

  function find(name: string, expose: ExposeName, pinned?: BuildId, container?: string): Target {
    const id = pinned ?? world.snapshot.names[name];
    if (!id)
      throw new NacreError("NACRE_PLAN_UNKNOWN_CONTAINER", {
        name,
        container,
        known: Object.keys(world.snapshot.names),
      });
    const target = build(id, name, container);
    const { format, exposes } = target.slice;
    if (format !== "foreign" && !exposes[expose])
      throw new NacreError("NACRE_PLAN_UNKNOWN_EXPOSE", { name, expose, container, known: Object.keys(exposes) });
    return { build: target, expose };
  }

  function findReference(reference: Reference): Target {
    const parsed = parseReference(reference);
    return find(parsed.name, parsed.expose, parsed.build);
  }

  return world;
}
