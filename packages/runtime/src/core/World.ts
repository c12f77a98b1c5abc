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
export class World {
  snapshot: Snapshot;
  readonly #builds = new Map<BuildId, LoadedBuild>();

  constructor(snapshot: Snapshot) {
    this.snapshot = snapshot;
  }

  /** The build whose policy counts. A page without one (a foreign host) has no root. */
  root(): LoadedBuild | undefined {
    const id = this.snapshot.names[this.snapshot.root];
    return id === undefined ? undefined : this.build(id);
  }

  /** @throws NacreError `NACRE_PLAN_UNKNOWN_BUILD` */
  build(id: BuildId, name: string = id, container?: string): LoadedBuild {
    let build = this.#builds.get(id);
    if (build) return build;
    const slice = this.snapshot.builds[id];
    if (!slice)
      throw new NacreError("NACRE_PLAN_UNKNOWN_BUILD", {
        name,
        build: id,
        ...(container !== undefined && { container }),
      });
    this.#builds.set(id, (build = new LoadedBuild(id, slice)));
    return build;
  }

  slice(name: string, pinned?: BuildId): Slice | undefined {
    return this.snapshot.builds[pinned ?? this.snapshot.names[name] ?? ""];
  }

  /** @throws NacreError `NACRE_PLAN_UNKNOWN_CONTAINER`, `NACRE_PLAN_UNKNOWN_BUILD`, `NACRE_PLAN_UNKNOWN_EXPOSE` */
  find(name: string, expose: ExposeName, pinned?: BuildId, container?: string): Target {
    const asker = container === undefined ? {} : { container };
    const id = pinned ?? this.snapshot.names[name];
    if (!id)
      throw new NacreError("NACRE_PLAN_UNKNOWN_CONTAINER", { name, ...asker, known: Object.keys(this.snapshot.names) });
    const build = this.build(id, name, container);
    const { format, exposes } = build.slice;
    if (format !== "foreign" && !exposes[expose])
      throw new NacreError("NACRE_PLAN_UNKNOWN_EXPOSE", { name, expose, ...asker, known: Object.keys(exposes) });
    return { build, expose };
  }

  /** @throws NacreError as `find`, and `NACRE_CONTRACT_BAD_REFERENCE` */
  findReference(reference: Reference): Target {
    const { name, build, expose } = parseReference(reference);
    return this.find(name, expose, build);
  }
}
