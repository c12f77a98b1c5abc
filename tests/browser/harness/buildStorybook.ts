import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createAdaptorServer } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { cors } from "hono/cors";
import type { AddressInfo } from "node:net";
import { root } from "../../sources.ts";

/** A folder that is served to any page. */
export interface StaticSite extends AsyncDisposable {
  url: string;
}

export async function serveFolder(folder: string): Promise<StaticSite> {
  const app = new Hono();
  app.use(cors(), serveStatic({ root: folder }));
  // Browsers ask for it by themselves.
  app.get("/favicon.ico", (c) => c.body(null, 204));
  const server = createAdaptorServer({ fetch: app.fetch }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      if ("closeAllConnections" in server) server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/**
 * Builds a Storybook of this repository and serves it.
 *
 * @param project Folder that holds its `.storybook`, from the root.
 */
export async function buildStorybook(project: string, env: Record<string, string>): Promise<StaticSite> {
  const folder = await mkdtemp(join(tmpdir(), "nacre-storybook-"));
  await run(join(root, project), ["build", "-c", ".storybook", "-o", folder, "--disable-telemetry", "--quiet"], env);
  const site = await serveFolder(folder);
  return {
    url: site.url,
    async [Symbol.asyncDispose]() {
      await site[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function run(cwd: string, args: readonly string[], env: Record<string, string>): Promise<void> {
  const { NODE_ENV: _, VITEST: __, ...rest } = process.env;
  const bin = join(root, "node_modules/.bin");
  const child = spawn("storybook", args, {
    cwd,
    env: { ...rest, ...env, PATH: `${bin}${delimiter}${process.env["PATH"]}` },
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => said.push(part));
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`storybook ended with ${code}:\n${Buffer.concat(said).toString()}`);
}
