import type { BuildId, FlatRoute, Reference, Snapshot } from "@nacre/contract";
import { matchRoute, select, type Wanted } from "@nacre/plan";
import { mountsOf } from "./mountsOf.ts";
import { overlap, segmentsOf } from "./overlap.ts";
import { CAP, weigh } from "./weigh.ts";

/**
 * The part of a snapshot that a first page needs: all builds that its application and its route reach. For it, `select` gives
 * what it gives for the whole. Of the routes, those are there whose builds are, and whose URLs no other route claims.
 *
 * Foreign containers are there whatever they weigh, because they are kept from each other from the beginning.
 *
 * @param pathname Of the page. Absent: of any page, so as many routes as fit below the cap, the shortest paths first.
 */
export function partOfSnapshot(snapshot: Snapshot, pathname?: string): Snapshot {
  const part = new Part(snapshot);
  if (pathname === undefined) part.fill(CAP);
  else part.take(matchRoute(snapshot.routes, pathname)?.route);
  return part.snapshot();
}

class Part {
  readonly #whole: Snapshot;
  readonly #mounts: ReadonlyMap<BuildId, readonly BuildId[]>;
  readonly #builds = new Set<BuildId>();
  readonly #routes = new Set<FlatRoute>();
  readonly #weights = new Map<BuildId, number>();

  constructor(whole: Snapshot) {
    this.#whole = whole;
    this.#mounts = mountsOf(whole);
    const { app = "./app" } = whole.builds[whole.names[whole.root] ?? ""] ?? {};
    const foreign = Object.keys(whole.builds).filter((id) => whole.builds[id]!.format === "foreign");
    for (const id of [...this.#reach([whole.root + app.slice(1)]), ...foreign]) this.#builds.add(id);
  }

  take(route: FlatRoute | undefined): void {
    if (!route) return;
    for (const id of this.#reachOf(route)) this.#builds.add(id);
    this.#routes.add(route);
  }

  /** A route is left out where one above it that is left out may match the same URL. */
  fill(cap: number): void {
    let total = weigh(this.snapshot());
    const left: Ranked[] = [];
    for (const ranked of this.#whole.routes.map(rank).toSorted((a, b) => a.segments.length - b.segments.length)) {
      const { route, rank: place, segments } = ranked;
      const more = [...this.#reachOf(route)].filter((id) => !this.#builds.has(id));
      const sum = more.reduce((all, id) => all + this.#weightOf(id), total + weigh(route));
      const isHidden = left.some((other) => other.rank < place && overlap(other.segments, segments));
      if (sum > cap || isHidden) left.push(ranked);
      else {
        this.take(route);
        total = sum;
      }
    }
  }

  snapshot(): Snapshot {
    const { schema, environment, n, root, stores, ...whole } = this.#whole;
    const has = (id: BuildId): boolean => this.#builds.has(id);
    const builds = keep(whole.builds, has);
    const named = new Set(
      Object.values(builds).flatMap(({ chunks }) => Object.values(chunks).flatMap((chunk) => chunk.stores ?? [])),
    );
    return {
      schema,
      environment,
      n,
      root,
      names: keep(whole.names, (_, id) => has(id)),
      builds,
      routes: whole.routes.filter((route) => this.#routes.has(route)),
      choices: keep(whole.choices, has),
      ...(stores && { stores: keep(stores, (name) => named.has(name)) }),
    };
  }

  #weightOf(id: BuildId): number {
    const { builds, choices } = this.#whole;
    const weight = this.#weights.get(id) ?? weigh([id, builds[id], choices[id]]);
    this.#weights.set(id, weight);
    return weight;
  }

  /** What the page needs, and the builds by whose routes it is reached. */
  #reachOf({ modules, preload = [] }: FlatRoute): Set<BuildId> {
    const reached = this.#reach([...modules, ...preload]);
    for (const id of reached) for (const above of this.#mounts.get(id) ?? []) reached.add(above);
    return reached;
  }

  /** All builds that `select` looks at. A foreign container also asks by itself for what was chosen for it. */
  #reach(wanted: readonly Reference[]): Set<BuildId> {
    const { builds } = this.#whole;
    const reached = new Set<BuildId>();
    const watched = new Proxy(builds, {
      get(from, id: BuildId) {
        if (Object.hasOwn(from, id)) reached.add(id);
        return from[id];
      },
    });
    const take = (all: readonly Wanted[]): void => void select({ ...this.#whole, builds: watched }, all);
    take(wanted);
    // The set grows while it is walked.
    for (const id of reached) if (builds[id]!.format === "foreign") take(givenTo(this.#whole, id));
    return reached;
  }
}

function givenTo({ builds, choices }: Snapshot, id: BuildId): Wanted[] {
  return Object.entries(choices[id] ?? {}).flatMap(([module, choice]) => {
    if (choice === 0) return [];
    const [build, version] = choice;
    const copies = builds[build]?.provides[builds[id]?.consumes[module]?.key ?? ""] ?? [];
    return [{ build, chunks: copies.find((copy) => copy.version === version)?.chunks ?? [] }];
  });
}

interface Ranked {
  route: FlatRoute;
  /** Among all, best match first. */
  rank: number;
  segments: readonly string[];
}

function rank(route: FlatRoute, index: number): Ranked {
  return { route, rank: index, segments: segmentsOf(route.path) };
}

function keep<Value>(record: Record<string, Value>, test: (key: string, value: Value) => boolean): typeof record {
  return Object.fromEntries(Object.entries(record).filter(([key, value]) => test(key, value)));
}
