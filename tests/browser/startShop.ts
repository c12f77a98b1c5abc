import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAdaptorServer } from "@hono/node-server";
import { serve, type NacreServer, type RequestRecord, type ServeOptions } from "@nacre/cli";
import { createApi } from "@shop/api";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { inject } from "vitest";
import { root } from "../sources.ts";

/** The built shop, served with its API, and a browser to visit it. */
export interface Shop extends AsyncDisposable {
  server: NacreServer;
  url: string;
  /** Every request that reached the server, in the order of arrival. */
  requests: RequestRecord[];
  /** A page of its own context: nothing is cached, nobody is signed in. What it complains of stands in `complaints`. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
  /** Errors of scripts and of the console, from all pages. */
  complaints: string[];
}

/** Serves `apps/*` as they are built, with a store and an API of its own. */
export async function startShop(options: Partial<ServeOptions> = {}): Promise<Shop> {
  const store = await mkdtemp(join(tmpdir(), "nacre-shop-"));
  const api = createAdaptorServer({ fetch: createApi().fetch }).listen(0, "127.0.0.1");
  await once(api, "listening");
  const { port } = api.address() as AddressInfo;
  const requests: RequestRecord[] = [];
  const server = await serve({
    folders: builtApps(),
    port: 0,
    store,
    api: `http://127.0.0.1:${port}`,
    onRequest: (request) => requests.push(request),
    ...options,
  });
  const browser = await chromium.connect(inject("browser"));
  const complaints: string[] = [];
  return {
    server,
    url: server.url,
    requests,
    complaints,
    open: (path, context) => openPage(browser, server.url + path, complaints, context),
    async [Symbol.asyncDispose]() {
      await browser.close();
      await server.close();
      api.close();
      await rm(store, { recursive: true, force: true });
    },
  };
}

/** Output folders of the apps that are federated builds. */
export function builtApps(): string[] {
  const folders = readdirSync(join(root, "apps")).map((name) => join(root, "apps", name, "dist"));
  return folders.filter((folder) => existsSync(join(folder, "nacre.json")));
}

async function openPage(
  browser: Browser,
  url: string,
  complaints: string[],
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await page.goto(url);
  return page;
}
