import type { AddressInfo } from "node:net";
import { serve, type ServerType } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono, type MiddlewareHandler } from "hono";
import { makeSnapshot } from "@nacre/plan";
import type { Snapshot } from "@nacre/contract";
import type { World } from "./buildWorld.ts";

export interface ServedWorld {
  /** Planned against the served files. */
  snapshot: Snapshot;
  /** Paths that were requested, in order. */
  requested: string[];
  close(): Promise<void>;
}

/** Serves every build of a world on an origin of its own. `fault` may answer in place of the file. */
export async function serveWorld(
  world: World,
  root: string,
  fault: MiddlewareHandler = (_, next) => next(),
): Promise<ServedWorld> {
  const requested: string[] = [];
  const servers: ServerType[] = [];
  const builds = await Promise.all(
    world.builds.map(async (build) => {
      const app = new Hono()
        .use((context, next) => {
          requested.push(`${build.manifest.name}${context.req.path}`);
          return next();
        })
        .use(fault)
        .use(serveStatic({ root: build.base }));
      const server = await new Promise<ServerType>((resolve) => {
        const made = serve({ fetch: app.fetch, port: 0 }, () => resolve(made));
      });
      servers.push(server);
      return { ...build, base: `http://localhost:${(server.address() as AddressInfo).port}/` };
    }),
  );
  const names = Object.fromEntries(builds.map((build) => [build.manifest.name, build.id]));
  const { snapshot } = makeSnapshot({ builds, names, root, environment: "test", n: 1 });
  const close = async (): Promise<void> => {
    for (const server of servers) if ("closeAllConnections" in server) server.closeAllConnections();
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  };
  return { snapshot, requested, close };
}
