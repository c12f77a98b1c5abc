import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { isNacreError, type Diagnostic, type NacreError, type Policy, type Snapshot } from "@nacre/contract";
import type { SigningKey } from "@nacre/runtime/signing";
import { bootFile } from "@nacre/runtime/html";
import { checkServeOptions } from "./checkServeOptions.ts";
import { createFilesApp, createPageApp, type RequestRecord } from "./createApp.ts";
import { createCertificate } from "./createCertificate.ts";
import { Deployment, type World } from "./Deployment.ts";
import { Origins } from "./Origins.ts";
import type { Outcome } from "./Outcome.ts";
import { ProblemsError } from "./ProblemsError.ts";
import { Reloads } from "./Reloads.ts";
import { Store } from "./Store.ts";
import { watchBuilds } from "./watchBuilds.ts";

/** What `serve` takes. All but the folders has a default. */
export interface ServeOptions {
  /** Folders with a `nacre.json`, one of them of the build that is the page. */
  folders: readonly string[];
  /** Of the page. `0` takes any free one. Default 4300. */
  port?: number;
  /** `one`: all builds under the page's origin. `separate`: each container on a port of its own, from `port` + 1. */
  origins?: "one" | "separate";
  /** Deploys a build again when its manifest changes, and reloads open pages. */
  watch?: boolean;
  /** Milliseconds that pass before each response starts. */
  latency?: number;
  /** Milliseconds after which a page gives up a file, all its tries included. Default 8000. */
  deadline?: number;
  /** HTTP/2 over TLS, with a certificate made on the spot. */
  h2?: boolean;
  /** Address that answers everything below `/api`. */
  api?: string;
  /** Name of the build that is the page. Needed where several have an HTML template. */
  root?: string;
  policy?: Policy;
  /** Keys that sign `/snapshot.json`: two, while pages change from one to the other. Default: it is not signed. */
  keys?: readonly SigningKey[];
  /** Sends the page with the headers of `securityHeaders`: only known bytes are executed. */
  csp?: boolean;
  /** Another address of the store, ending in `/`: pages ask there for files that do not come from here. */
  fallback?: string;
  /** Folder that keeps every build that was served. Default `.nacre/store`. */
  store?: string;
  /** Hears of each request when it arrives. The answer waits for a promise that it returns: a test can hold it back. */
  onRequest?(request: RequestRecord): unknown;
  /** Hears of each deployment, and of each that was refused while watching. */
  onEvent?(event: ServeEvent): void;
}

/** A snapshot is served now, or what was found is not taken and the served one stays. */
export type ServeEvent =
  | { type: "deployed"; snapshot: Snapshot; diagnostics: Diagnostic[] }
  | { type: "refused"; problems: NacreError[] };

/** A running `serve`. `close` ends it with all its connections. */
export interface NacreServer {
  /** Address of the page, without a slash at the end. */
  readonly url: string;
  /** Address of each container, by name. */
  readonly origins: Readonly<Record<string, string>>;
  readonly snapshot: Snapshot;
  /**
   * Takes the build that lies in a folder now, in the place of the served one that has its name.
   *
   * @throws ProblemsError What is served stays as it was.
   */
  redeploy(folder: string): Promise<Snapshot>;
  /** Takes a container down, or up again. On separate origins its port refuses connections; on one, its requests are cut. */
  setOrigin(name: string, up: boolean): Promise<void>;
  close(): Promise<void>;
}

/**
 * Serves builds as one application: puts each into the store, plans one snapshot over all, and answers with files, the
 * page's HTML, its snapshot and its API. It is a server for development and tests, not for the public.
 *
 * @throws ProblemsError with every problem that was found: missing or broken manifests, two builds of one name, clashes
 * of routes, changed files, taken ports.
 * @example
 * const server = await serve({ folders: ["apps/shell/dist", "apps/catalog/dist"], port: 0 });
 * await fetch(server.url);
 * await server.close();
 */
export async function serve(options: ServeOptions): Promise<NacreServer> {
  const wrong = checkServeOptions(options);
  if (wrong.length > 0) throw new ProblemsError(wrong);
  const server = new LocalServer(options, await prepare(options));
  try {
    await server.start();
    return server;
  } catch (error) {
    await server.close();
    throw error;
  }
}

interface Prepared {
  store: string;
  /** Texts of the boots, by file. */
  boots: Map<string, string>;
  recovery: string;
  completion: string;
  certificate: Awaited<ReturnType<typeof createCertificate>> | undefined;
}

async function prepare({ h2, store = ".nacre/store" }: ServeOptions): Promise<Prepared> {
  await mkdir(store, { recursive: true });
  const { resolve: find } = createRequire(import.meta.url);
  const files = ["@nacre/runtime/boot.js", "@nacre/runtime/boot-foreign.js"];
  const boots = new Map(
    await Promise.all(files.map(async (file) => [file, await readFile(find(file), "utf8")] as const)),
  );
  const recovery = await readFile(find("@nacre/runtime/recovery.js"), "utf8");
  const completion = await readFile(find("@nacre/runtime/whole.js"), "utf8");
  return {
    store: resolve(store),
    boots,
    recovery,
    completion,
    certificate: h2 ? await createCertificate() : undefined,
  };
}

class LocalServer implements NacreServer {
  readonly #options: ServeOptions;
  readonly #deployment: Deployment;
  readonly #origins: Origins;
  readonly #reloads: Reloads | undefined;
  #world: World | undefined;
  /** Deployments follow each other: the later one sees what the earlier one did. */
  #last: Promise<unknown> = Promise.resolve();
  #stopWatching: (() => Promise<void>) | undefined;

  constructor(options: ServeOptions, { store: folder, boots, recovery, completion, certificate }: Prepared) {
    const { api, root, policy, deadline, csp = false, latency = 0, origins: mode = "one", port = 4300 } = options;
    const store = new Store(folder, options.watch ? "fast" : "small");
    this.#options = options;
    this.#reloads = options.watch ? new Reloads() : undefined;
    const files = {
      store: store.folder,
      latency,
      onRequest: (request: RequestRecord): unknown => options.onRequest?.(request),
      isDown: (name: string): boolean => this.#origins.isDown(name),
    };
    const boot = (snapshot: Snapshot): string => boots.get(bootFile(snapshot))!;
    const page = createPageApp({
      ...files,
      boot,
      recovery,
      completion,
      deadline,
      csp,
      api,
      reloads: this.#reloads,
      world: () => this.#world,
    });
    this.#origins = new Origins({ mode, port, certificate, page: page.fetch, files: createFilesApp(files).fetch });
    this.#deployment = new Deployment({
      store,
      baseOf: (name, id) => this.#origins.baseOf(name, id),
      ...(root !== undefined && { root }),
      ...(policy && { policy }),
      ...(options.keys && { keys: options.keys }),
      ...(options.fallback !== undefined && { fallback: options.fallback }),
    });
  }

  get url(): string {
    return this.#origins.url;
  }

  get origins(): Readonly<Record<string, string>> {
    return this.#origins.urls;
  }

  get snapshot(): Snapshot {
    if (!this.#world) throw new Error("Nothing is served yet: wait for the first event of type deployed.");
    return this.#world.snapshot;
  }

  /** While watching, builds that are not there yet are waited for. */
  async start(): Promise<void> {
    const { folders, watch } = this.#options;
    if (watch) this.#stopWatching = await this.#watch();
    const ports = await this.#origins.openPage().then(
      () => [],
      (error: unknown) => [asProblem(error)],
    );
    const outcome = await this.#deploy(folders);
    const problems = [...ports, ...(outcome.ok ? [] : outcome.problems)];
    if (ports.length > 0 || (problems.length > 0 && !watch)) throw new ProblemsError(problems);
    if (problems.length > 0) this.#options.onEvent?.({ type: "refused", problems });
  }

  async redeploy(folder: string): Promise<Snapshot> {
    const outcome = await this.#deploy([folder]);
    if (!outcome.ok) throw new ProblemsError(outcome.problems);
    return outcome.value.snapshot;
  }

  setOrigin(name: string, up: boolean): Promise<void> {
    return this.#origins.set(name, up);
  }

  async close(): Promise<void> {
    await this.#stopWatching?.();
    await this.#last;
    await this.#origins.close();
  }

  #watch(): Promise<() => Promise<void>> {
    return watchBuilds(this.#options.folders, {
      onChange: (changed) => this.#redeployWatched(changed),
      onRefused: (problems) => this.#options.onEvent?.({ type: "refused", problems }),
    });
  }

  /** Before the first snapshot every folder counts, later only those that changed. */
  async #redeployWatched(changed: readonly string[]): Promise<NacreError[]> {
    const outcome = await this.#deploy(this.#world ? changed : this.#options.folders);
    return outcome.ok ? [] : outcome.problems;
  }

  #deploy(folders: readonly string[]): Promise<Outcome<World>> {
    const next = this.#last.then(() => this.#deployNow(folders));
    this.#last = next.catch(() => undefined);
    return next;
  }

  async #deployNow(folders: readonly string[]): Promise<Outcome<World>> {
    const outcome = await this.#deployment.deploy(folders);
    if (!outcome.ok || outcome.value === this.#world) return outcome;
    const { snapshot, diagnostics } = (this.#world = outcome.value);
    this.#reloads?.announce(snapshot.n);
    this.#options.onEvent?.({ type: "deployed", snapshot, diagnostics });
    return outcome;
  }
}

/** What a user can mend. Anything else is thrown on. */
function asProblem(error: unknown): NacreError {
  if (isNacreError(error)) return error;
  throw error;
}
