import { NacreError, type Manifest, type Slice, type Snapshot } from "@nacre/contract";
import { createRuntime } from "../core/createRuntime.ts";
import type { PageRuntime } from "../types.ts";
import { register } from "../core/register.ts";
import type { ForeignContainer, ShareScope } from "../core/ForeignHost.ts";
import type { BundlerRequire } from "../core/LoadedBuild.ts";
import { createWebAdapter } from "../web/createWebAdapter.ts";
import { connectWorkers, type WorkerRequire } from "../worker/connectWorkers.ts";
import { findRuntime, installRuntime } from "../web/installRuntime.ts";

/** The require function of a container, with webpack's share scopes. */
export interface ContainerRequire extends BundlerRequire, WorkerRequire {
  /** Share scopes by name. The container's `init` puts the host's object here. */
  S: Record<string, ShareScope>;
  /** Called by `init`. */
  I: (scope: string) => Promise<void>;
}

/** Name of the host in the snapshot that is made for it. No build can have it. */
const HOST = "(host)";

/**
 * Lets a container work in a host that does not run Nacre. The host's share scope is read as the root of a snapshot, so
 * the same plan decides: the host's copy where it satisfies, else the container's own.
 *
 * The manifest is fetched from beside the entry while that is evaluated, and `init` waits for it: a container that imports
 * other containers finds all those that the host has initialised. A failure surfaces when something is loaded, and the next
 * load tries again.
 */
export function connectStandalone(require: ContainerRequire, entryUrl: string): void {
  const base = new URL(".", entryUrl).href;
  let manifest: Promise<Manifest> | undefined = fetchManifest(base);
  let connected: Promise<void> | undefined;
  const connect = (): Promise<void> =>
    (connected ??= (manifest ??= fetchManifest(base)).then((each) => connectBuild(require, base, each)));
  const forget = (): void => void (manifest = connected = undefined);
  manifest.catch(() => {});
  require.p = base;
  require.S = {};
  require.I = () => connect().catch(forget);
  require.e = async (chunk) => {
    await connect().catch((error: unknown) => {
      forget();
      throw error;
    });
    // Connecting has replaced this very function.
    return require.e(chunk);
  };
}

/** @throws NacreError `NACRE_RUNTIME_FILE_FAILED` */
async function fetchManifest(base: string): Promise<Manifest> {
  const url = `${base}nacre.json`;
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`status ${response.status}`);
    return (await response.json()) as Manifest;
  } catch (cause) {
    const details = { container: base, build: "", url, reason: String(cause) };
    throw new NacreError("NACRE_RUNTIME_FILE_FAILED", details, { cause });
  }
}

/** On a page of Nacre, a name keeps its meaning: this build is there for the host that loaded it. */
function connectBuild(require: ContainerRequire, base: string, manifest: Manifest): void {
  const runtime = findRuntime() ?? installRuntime(hostRuntime(require.S["default"] ?? {}));
  const { names } = runtime.snapshot;
  const id = manifest.name;
  // This entry stands in for the container's own.
  register(runtime, { id, base, manifest: { ...manifest, entry: [] } });
  if (Object.hasOwn(names, id)) runtime.adopt({ ...runtime.snapshot, names });
  connectWorkers(require, runtime, runtime.wire(require, id));
}

function hostRuntime(scope: ShareScope): PageRuntime {
  const container: ForeignContainer = { init: (view) => Object.assign(view, scope), get: () => undefined };
  const adapter = createWebAdapter(document);
  const global = (name: string): unknown => (name === HOST ? container : adapter.global(name));
  return createRuntime({ snapshot: hostSnapshot(scope), adapter: { ...adapter, global } });
}

function hostSnapshot(scope: ShareScope): Snapshot {
  const provides: Slice["provides"] = {};
  for (const [key, versions] of Object.entries(scope))
    provides[key] = Object.keys(versions).map((version) => ({ version, chunks: [], module: key }));
  const slice: Slice = {
    name: HOST,
    version: "0.0.0",
    format: "foreign",
    global: HOST,
    base: "",
    entry: [],
    exposes: {},
    chunks: {},
    consumes: {},
    remotes: {},
    provides,
    files: {},
  };
  return {
    schema: 1,
    environment: "host",
    n: 1,
    root: HOST,
    names: { [HOST]: HOST },
    builds: { [HOST]: slice },
    routes: [],
    choices: {},
  };
}
