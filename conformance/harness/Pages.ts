import type { Build, Diagnostic, Snapshot } from "@nacre/contract";
import { makeSnapshot, matchRoute } from "@nacre/plan";
import type { BuiltCase } from "./buildCase.ts";
import type { Case, Environment, OpenOptions } from "./Case.ts";
import { FileServer } from "./FileServer.ts";
import type { Host } from "./Host.ts";
import { openChromium } from "./openChromium.ts";
import { openNode } from "./openNode.ts";
import { filesOf, inWave, Page } from "./Page.ts";

type Place = (build: Build) => string;

/** The plan of builds of a case, with the addresses that a place gives them. */
export function planCase(
  { builds }: BuiltCase,
  { deploy, root, policy }: Pick<Case, "deploy" | "root" | "policy">,
  place: Place = ({ base }) => base,
): { snapshot: Snapshot; diagnostics: Diagnostic[] } {
  const keys = deploy ?? Object.keys(builds);
  const deployed = keys.map((key) => ({ ...builds[key]!, base: place(builds[key]!) }));
  const names: Record<string, string> = {};
  for (const { id, manifest } of deployed) names[manifest.name] ??= id;
  return makeSnapshot({
    builds: deployed,
    names,
    root: builds[root ?? keys[0]!]!.manifest.name,
    environment: "conformance",
    n: 1,
    ...(policy && { policy }),
  });
}

/** Starts applications of one case in one environment, and ends them all. */
export class Pages implements AsyncDisposable {
  readonly #built: BuiltCase;
  readonly #definition: Case;
  readonly #environment: Environment;
  readonly #resources = new AsyncDisposableStack();
  readonly #pages: Page[] = [];

  constructor(built: BuiltCase, definition: Case, environment: Environment) {
    this.#built = built;
    this.#definition = definition;
    this.#environment = environment;
  }

  async open({ path = "/", down = [], complaints, ...deployment }: OpenOptions = {}): Promise<Page> {
    const server = this.#resources.use(await FileServer.start(Object.values(this.#built.builds)));
    for (const name of down) server.down.add(name);
    const { snapshot } = planCase(this.#built, { ...this.#definition, ...deployment }, this.#place(server));
    const app = appOf(snapshot);
    const planned = filesOf(snapshot, this.#environment, [app, ...modulesOf(snapshot, path)]);
    const start = (): Promise<Host> => this.#start(server, snapshot, app, path);
    const host = this.#resources.use(
      this.#definition.withoutWave ? await start() : await inWave(server, planned, start),
    );
    const page = new Page({
      bundler: this.#built.bundler,
      environment: this.#environment,
      builds: this.#built.builds,
      snapshot,
      server,
      host,
      open: (options) => this.open(options),
      complaints: complaints ?? this.#definition.complaints ?? [],
    });
    this.#pages.push(page);
    return page;
  }

  /** What holds for every page. */
  check(): void {
    for (const page of this.#pages) page.check();
  }

  #place({ port }: FileServer): Place {
    if (this.#definition.oneOrigin) return ({ id, manifest: { name } }) => `/${name}/${id}/`;
    const host = (name: string): string =>
      this.#environment === "chromium" ? `${name.toLowerCase()}.localhost` : "127.0.0.1";
    return ({ id, manifest: { name } }) => `http://${host(name)}:${port}/${name}/${id}/`;
  }

  #start(server: FileServer, snapshot: Snapshot, app: string, path: string): Promise<Host> {
    if (this.#environment === "node") return openNode(server, snapshot, app);
    return openChromium(server, snapshot, { app, path, tags: !this.#definition.withoutTags });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#resources.disposeAsync();
  }
}

function appOf({ root, names, builds }: Snapshot): string {
  return root + (builds[names[root]!]?.app ?? "./app").slice(1);
}

/** What the boot requests beside the application. */
function modulesOf(snapshot: Snapshot, path: string): string[] {
  const route = matchRoute(snapshot.routes, path)?.route;
  return route ? [...route.modules, ...(route.preload ?? [])] : [];
}
