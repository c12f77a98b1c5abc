import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import {
  isNacreError,
  NacreError,
  parseReference,
  type Build,
  type BuildId,
  type Diagnostic,
  type Policy,
  type RouteData,
  type Snapshot,
} from "@nacre/contract";
import { makeSnapshot } from "@nacre/plan";
import { splitSnapshot, type WholeSnapshot } from "@nacre/runtime/html";
import { signSnapshot, type SigningKey, type SnapshotSignature } from "@nacre/runtime/signing";
import { findRoot } from "./findRoot.ts";
import { allOf, type Outcome } from "./Outcome.ts";
import { readBuild, type BuildFolder } from "./readBuild.ts";
import { keepNumber, readNumber } from "./snapshotNumber.ts";
import type { Store } from "./Store.ts";

/** One consistent state of what is served. */
export interface World {
  snapshot: Snapshot;
  /** HTML of the root build, without its tags. */
  template: string;
  /** Of the snapshot, where there are keys. */
  signatures?: SnapshotSignature[];
  /** Where all of it lies, when it is too large for the HTML. */
  whole?: WholeSnapshot;
  /** What the planner had to say about it. Never an error. */
  diagnostics: Diagnostic[];
}

export interface DeploymentOptions {
  store: Store;
  /** Name of the build that is the page. Absent: the one build that has an HTML template. */
  root?: string;
  policy?: Policy;
  /** Keys that sign the snapshots. */
  keys?: readonly SigningKey[];
  /** Another address of the store's folder. */
  fallback?: string;
  /** Where a build will be reachable; may reject with a `NacreError`. Asked for every build before a snapshot is made. */
  baseOf(name: string, id: BuildId): Promise<string>;
}

/** The builds that are served now. A change that has a problem changes nothing. */
export class Deployment {
  readonly #options: DeploymentOptions;
  /** By folder. */
  #builds = new Map<string, BuildFolder>();
  #world: World | undefined;

  constructor(options: DeploymentOptions) {
    this.#options = options;
  }

  /**
   * Takes the builds that lie in these folders now, beside those that are served already. A build takes the place of the
   * one that has its name. Where nothing changed, the world stays the same.
   */
  async deploy(folders: readonly string[]): Promise<Outcome<World>> {
    const read = allOf(await Promise.all(folders.map((folder) => readBuild(resolve(folder)))));
    if (!read.ok) return read;
    if (this.#world && read.value.every(({ folder, id }) => this.#builds.get(folder)?.id === id)) {
      await Promise.all(read.value.map((build) => this.#options.store.addTypes(build)));
      return { ok: true, value: this.#world };
    }
    const builds = replace(this.#builds, read.value);
    const problems = [...sameNames([...builds.values()]), ...(await this.#store(read.value))];
    if (problems.length > 0) return { ok: false, problems };
    const world = await this.#makeWorld([...builds.values()]);
    if (!world.ok) return world;
    this.#builds = builds;
    this.#world = world.value;
    return world;
  }

  async #store(builds: readonly BuildFolder[]): Promise<NacreError[]> {
    return (await Promise.all(builds.map((build) => this.#options.store.add(build)))).flat();
  }

  async #makeWorld(current: readonly BuildFolder[]): Promise<Outcome<World>> {
    const root = findRoot(current, this.#options.root);
    const pinned = await this.#withPinned(current);
    const failed = allOf<unknown>([root, pinned]);
    if (!failed.ok || !root.ok || !pinned.ok) return failed as Outcome<World>;
    const builds = await this.#locate(pinned.value);
    if (!builds.ok) return builds;
    const { snapshot, diagnostics } = makeSnapshot({
      builds: builds.value,
      names: Object.fromEntries(current.map(({ manifest, id }) => [manifest.name, id])),
      root: root.value.manifest.name,
      environment: "local",
      n: await this.#nextNumber(),
      ...(this.#options.policy && { policy: this.#options.policy }),
    });
    const errors = diagnostics.filter(({ severity }) => severity === "error").map(toError);
    if (errors.length > 0) return { ok: false, problems: errors };
    const template = await this.#template(root.value);
    if (!template.ok) return template;
    const signed = await this.#sign(snapshot);
    if (!signed.ok) return signed;
    const whole = await splitSnapshot({ ...snapshot, ...signed.value }, "/snapshots/");
    if (whole) await this.#options.store.addSnapshot(whole);
    return {
      ok: true,
      value: { snapshot, template: template.value, diagnostics, ...signed.value, ...(whole && { whole }) },
    };
  }

  async #nextNumber(): Promise<number> {
    const { keys, store } = this.#options;
    return Math.max(this.#world?.snapshot.n ?? 0, keys ? await readNumber(store.folder) : 0) + 1;
  }

  async #sign(snapshot: Snapshot): Promise<Outcome<Pick<World, "signatures">>> {
    const { keys, store } = this.#options;
    if (!keys) return { ok: true, value: {} };
    try {
      const { signatures } = await signSnapshot(snapshot, keys);
      await keepNumber(store.folder, snapshot.n);
      return { ok: true, value: { signatures } };
    } catch (cause) {
      const problems = [{ path: "keys", message: `cannot sign: ${String(cause)}` }];
      return { ok: false, problems: [new NacreError("NACRE_CLI_BAD_OPTIONS", { problems }, { cause })] };
    }
  }

  async #locate(builds: readonly BuildFolder[]): Promise<Outcome<Build[]>> {
    const { fallback } = this.#options;
    const located = builds.map(async ({ id, manifest }): Promise<Outcome<Build>> => {
      try {
        const base = await this.#options.baseOf(manifest.name, id);
        const fallbackUrl = fallback === undefined ? undefined : new URL(`${manifest.name}/${id}/`, fallback).href;
        return { ok: true, value: { id, manifest, base, ...(fallbackUrl !== undefined && { fallbackUrl }) } };
      } catch (error) {
        if (isNacreError(error)) return { ok: false, problems: [error] };
        throw error;
      }
    });
    return allOf(await Promise.all(located));
  }

  /** The builds, and those in the store that any of them pins. */
  async #withPinned(current: readonly BuildFolder[]): Promise<Outcome<BuildFolder[]>> {
    const all = new Map(current.map((build) => [build.id, build]));
    const problems: NacreError[] = [];
    // The map grows while it is walked: a pinned build may pin others.
    for (const build of all.values()) {
      for (const { name, id } of pinsOf(build)) {
        if (all.has(id)) continue;
        const stored = await this.#options.store.read(name, id);
        if (stored) all.set(id, stored);
        else
          problems.push(
            new NacreError("NACRE_CLI_NO_PINNED_BUILD", { container: build.manifest.name, name, build: id }),
          );
      }
    }
    return problems.length > 0 ? { ok: false, problems } : { ok: true, value: [...all.values()] };
  }

  async #template({ manifest, id }: BuildFolder): Promise<Outcome<string>> {
    const path = join(this.#options.store.folderOf(manifest.name, id), manifest.html ?? "");
    try {
      return { ok: true, value: await readFile(path, "utf8") };
    } catch {
      return { ok: false, problems: [new NacreError("NACRE_CLI_BROKEN_FILE", { path, reason: "it is missing" })] };
    }
  }
}

/** The served builds with some of them exchanged: by folder, else by name. */
function replace(served: ReadonlyMap<string, BuildFolder>, builds: readonly BuildFolder[]): Map<string, BuildFolder> {
  const next = new Map(served);
  for (const build of builds) {
    if (!next.has(build.folder)) {
      const before = [...served.values()].find(({ manifest }) => manifest.name === build.manifest.name);
      if (before) next.delete(before.folder);
    }
    next.set(build.folder, build);
  }
  return next;
}

/** Names that differ in case alone are one folder where case does not count. */
function sameNames(builds: readonly BuildFolder[]): NacreError[] {
  const claims: Record<string, BuildFolder[]> = {};
  for (const build of builds) (claims[build.manifest.name.toLowerCase()] ??= []).push(build);
  return Object.values(claims)
    .filter((claimed) => claimed.length > 1)
    .map((claimed) => {
      const name = [...new Set(claimed.map(({ manifest }) => manifest.name))].join('" or "');
      return new NacreError("NACRE_CLI_DUPLICATE_NAME", { name, folders: claimed.map(({ folder }) => folder) });
    });
}

interface Pin {
  name: string;
  id: BuildId;
}

function pinsOf({ manifest }: BuildFolder): Pin[] {
  const remotes = Object.values(manifest.remotes).flatMap(({ name, build }) => (build ? [{ name, id: build }] : []));
  return [...remotes, ...(manifest.routes ?? []).flatMap(pinsOfRoute)];
}

function pinsOfRoute(route: RouteData): Pin[] {
  const preloads = (route.preload ?? []).map((reference) => parseReference(reference));
  const pins = preloads.flatMap(({ name, build }) => (build ? [{ name, id: build }] : []));
  return [...pins, ...(route.children ?? []).flatMap(pinsOfRoute)];
}

function toError({ code, details }: Diagnostic): NacreError {
  return new NacreError(code, details);
}
