import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
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
  /** As `openPage`, with a path of the shop. */
  open(path: string, options?: OpenOptions): Promise<Page>;
}

/** Serves `apps/*` as they are built, with an API of its own. */
export async function startShop(options: Partial<ServeOptions> = {}): Promise<Shop> {
  const api = createAdaptorServer({ fetch: createApi().fetch }).listen(0, "127.0.0.1");
  await once(api, "listening");
  const { port } = api.address() as AddressInfo;
  const requests: RequestRecord[] = [];
  const server = await serve({
    folders: builtApps(),
    port: 0,
    store: inject("store"),
    api: `http://127.0.0.1:${port}`,
    onRequest: (request) => requests.push(request),
    ...options,
  });
  return {
    server,
    url: server.url,
    requests,
    open: (path, page) => openPage(server.url + path, page),
    async [Symbol.asyncDispose]() {
      await server.close();
      api.close();
    },
  };
}

/** Output folders of the apps that are federated builds. */
function builtApps(): string[] {
  const folders = readdirSync(join(root, "apps")).map((name) => join(root, "apps", name, "dist"));
  return folders.filter((folder) => existsSync(join(folder, "nacre.json")));
}
