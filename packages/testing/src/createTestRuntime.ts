import {
  parseReference,
  type Contribution,
  type ExposeName,
  type Manifest,
  type Reference,
  type RouteData,
  type Snapshot,
} from "@nacre/contract";
import { createRuntime, type Adapter, type Runtime } from "@nacre/runtime";
import { buildManifest } from "./buildManifest.ts";
import { buildSnapshot } from "./buildSnapshot.ts";
import type { RemoteSource } from "./faults.ts";

/** What `createTestRuntime` takes. */
export interface TestRuntimeOptions {
  /** What each remote module is. A reference that stands neither here nor in `routes` is unknown, and fails as such. */
  remotes?: Record<Reference, RemoteSource>;
  /** Routes that each container gives, by its name. */
  routes?: Record<string, RouteData[]>;
  /** What each container puts into slots, by its name. */
  contributes?: Record<string, Contribution[]>;
  /** Name of the page's own build: `shell` by default. */
  root?: string;
  /** The world, where the one that follows from the above will not do. */
  snapshot?: Snapshot;
}

/**
 * The real runtime, with functions in place of files: it plans, loads, caches, fails and tells as on a page, and touches
 * neither the network nor a global. Each one starts anew; give it to the tree by `RuntimeProvider` or `renderShell`.
 *
 * @example
 * const runtime = createTestRuntime({ remotes: { "components/Button": () => import("../src/Button.tsx") } });
 * render(<RuntimeProvider runtime={runtime}><Checkout /></RuntimeProvider>);
 */
export function createTestRuntime({
  remotes = {},
  routes = {},
  contributes = {},
  root = "shell",
  snapshot,
}: TestRuntimeOptions = {}): Runtime {
  const world = snapshot ?? buildSnapshot(manifestsOf({ remotes, routes, contributes, root }), { root });
  return createRuntime({ snapshot: world, adapter: nowhere, overrides: remotes });
}

function manifestsOf({
  remotes,
  routes,
  contributes,
  root,
}: Required<Omit<TestRuntimeOptions, "snapshot">>): Manifest[] {
  const names = [root, ...Object.keys(routes), ...Object.keys(contributes)];
  const exposes = new Map<string, ExposeName[]>(names.map((name) => [name, []]));
  for (const reference of Object.keys(remotes)) {
    const { name, expose } = parseReference(reference);
    exposes.set(name, [...(exposes.get(name) ?? []), expose]);
  }
  return [...exposes].map(([name, own]) =>
    buildManifest({
      name,
      exposes: own,
      ...(routes[name] && { routes: routes[name] }),
      ...(contributes[name] && { contributes: contributes[name] }),
    }),
  );
}

/** A world without files. */
const nowhere: Adapter = {
  loadScript: ({ url }) => Promise.reject(new Error(`there are no files in a test runtime: ${url}`)),
  loadStyle: ({ url }) => Promise.reject(new Error(`there are no files in a test runtime: ${url}`)),
  currentBuild: () => undefined,
  global: () => undefined,
  now: () => performance.now(),
  resolveUrl: (url) => url,
};
