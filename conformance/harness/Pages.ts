import type { Snapshot } from "@nacre/contract";
import { matchRoute } from "@nacre/plan";
import type { BuiltCase } from "./buildCase.ts";
import type { Case, Environment, OpenOptions } from "./Case.ts";
import { FileServer } from "./FileServer.ts";
import type { Host } from "./Host.ts";
import { openChromium } from "./openChromium.ts";
import { openNode } from "./openNode.ts";
import { planBuilds, type Place } from "./planBuilds.ts";
import { filesOf, inWave, Page } from "./Page.ts";

/** Starts applications of one case in one environment, and ends them all. */
export class Pages implements AsyncDisposable {
  readonly #built: BuiltCase;
  readonly #definition: Case;
  readonly #environment: Environment;
  readonly #pages: Page[] = [];

  constructor(built: BuiltCase, definition: Case, environment: Environment) {
    this.#built = built;
    this.#definition = definition;
    this.#environment = environment;
  }

  async open({ path = "/", down = [], complaints, ...deployment }: OpenOptions = {}): Promise<Page> {
    await using resources = new AsyncDisposableStack();
    const server = resources.use(
      await FileServer.start(Object.values(this.#built.builds), this.#environment === "node" ? "http" : "h2"),
    );
    for (const name of down) server.down.add(name);
    const { snapshot } = planBuilds(this.#built.builds, { ...this.#definition, ...deployment }, this.#place(server));
    const app = appOf(snapshot);
    const planned = filesOf(snapshot, this.#environment, [app, ...modulesOf(snapshot, path)]);
    const start = async (): Promise<Host> => resources.use(await this.#start(server, snapshot, app, path));
    const host = await (this.#definition.withoutWave ? start() : inWave(server, planned, start));
    const kept = resources.move();
    const page = new Page({
      bundler: this.#built.bundler,
      environment: this.#environment,
      builds: this.#built.builds,
      snapshot,
      server,
      host,
      open: (options) => this.open(options),
      close: () => kept.disposeAsync(),
      again: this.#definition.withWorkers ?? false,
      complaints: complaints ?? this.#definition.complaints ?? [],
    });
    this.#pages.push(page);
    page.checkComplaints();
    return page;
  }

  /** What holds for every page. */
  check(): void {
    for (const page of this.#pages) page.check();
  }

  #place({ port }: FileServer): Place {
    const origin = this.#environment === "node" ? `http://127.0.0.1:${port}` : "";
    if (this.#environment === "chromium" && this.#definition.separateOrigins)
      return ({ id, manifest: { name } }) => `https://${name.toLowerCase()}.localhost:${port}/${name}/${id}/`;
    return ({ id, manifest: { name } }) => `${origin}/${name}/${id}/`;
  }

  #start(server: FileServer, snapshot: Snapshot, app: string, path: string): Promise<Host> {
    if (this.#environment === "node") return openNode(server, snapshot, app);
    return openChromium(server, snapshot, { app, path, tags: !this.#definition.withoutTags });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const page of this.#pages) await page[Symbol.asyncDispose]();
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
