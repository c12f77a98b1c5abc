import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createAdaptorServer } from "@hono/node-server";
import { serve, type NacreServer, type RequestRecord, type ServeOptions } from "@nacre/cli";
import { createApi } from "@shop/api";
import type { Page } from "playwright-core";
import { inject } from "vitest";
import { root } from "../../sources.ts";
import { openPage, type OpenOptions } from "./openPage.ts";

/** The built shop, served with its API, and a browser to visit it. */
export interface Shop extends AsyncDisposable {
  server: NacreServer;
  url: string;
  /** Every request that reached the server, in the order of arrival. */
  requests: RequestRecord[];
  /** As `openPage`, with a path of the shop or an address. */
  open(path: string, options?: OpenOptions): Promise<Page>;
  /** From now on, answers nothing to requests whose address fits. */
  hold(fits: RegExp): Held;
}

/** Requests that wait for their answers. `using` answers them at the end of the test. */
export interface Held extends Disposable {
  /** Addresses, in the order of arrival. */
  readonly urls: readonly string[];
  /** Resolves when the first one is there. */
  readonly arrived: Promise<void>;
  /** Answers all, and those that come later. */
  letGo(): void;
}

/** What the shop is made of, of all that is in `apps`. */
export const builds = ["shell", "catalog", "checkout", "account", "components"];

/** Serves the shop's builds as they are, with an API of its own, to pages that execute nothing but known bytes. */
export async function startShop(options: Partial<ServeOptions> = {}): Promise<Shop> {
  const api = createAdaptorServer({ fetch: createApi().fetch }).listen(0, "127.0.0.1");
  await once(api, "listening");
  const { port } = api.address() as AddressInfo;
  const requests: RequestRecord[] = [];
  const holds = new Set<Hold>();
  const server = await serve({
    folders: builds.map((name) => join(root, "apps", name, "dist")),
    port: 0,
    store: inject("store"),
    api: `http://127.0.0.1:${port}`,
    csp: true,
    async onRequest(request) {
      requests.push(request);
      await Promise.all([...holds].map((each) => each.take(request.url)));
    },
    ...options,
  });
  return {
    server,
    url: server.url,
    requests,
    open: (path, page) => openPage(path.startsWith("/") ? server.url + path : path, page),
    hold(fits) {
      const made = new Hold(fits);
      holds.add(made);
      return made;
    },
    async [Symbol.asyncDispose]() {
      for (const each of holds) each.letGo();
      await server.close();
      api.close();
      if ("closeAllConnections" in api) api.closeAllConnections();
    },
  };
}

class Hold implements Held {
  readonly urls: string[] = [];
  readonly #fits: RegExp;
  readonly #arrived = Promise.withResolvers<void>();
  readonly #free = Promise.withResolvers<void>();

  constructor(fits: RegExp) {
    this.#fits = fits;
  }

  get arrived(): Promise<void> {
    return this.#arrived.promise;
  }

  async take(url: string): Promise<void> {
    if (!this.#fits.test(url)) return;
    this.urls.push(url);
    this.#arrived.resolve();
    await this.#free.promise;
  }

  letGo(): void {
    this.#free.resolve();
  }

  [Symbol.dispose](): void {
    this.letGo();
  }
}
