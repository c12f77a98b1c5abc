import type { AddressInfo } from "node:net";
import { serve, type ServerType } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { cors } from "hono/cors";

export interface FolderServer {
  url: string;
  /** Paths, in the order in which they were asked for. */
  requested: string[];
  close(): Promise<void>;
}

/** A web server that knows nothing of Nacre. */
export async function serveFolder(root: string): Promise<FolderServer> {
  const requested: string[] = [];
  const app = new Hono();
  app.use(cors(), async (c, next) => {
    requested.push(new URL(c.req.url).pathname);
    await next();
  });
  app.use(serveStatic({ root }));
  const server = await new Promise<ServerType>((resolve) => {
    const made = serve({ fetch: app.fetch, port: 0 }, () => resolve(made));
  });
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      // Chromium opens connections ahead, which no request ever ends.
      if ("closeAllConnections" in server) server.closeAllConnections();
    });
  return { url: `http://localhost:${(server.address() as AddressInfo).port}`, requested, close };
}
