import { once } from "node:events";
import { readFile } from "node:fs/promises";
import type { AddressInfo, Socket } from "node:net";
import { extname } from "node:path";
import { createSecureServer } from "node:http2";
import { createAdaptorServer, type ServerType } from "@hono/node-server";
import type { Build, BuildId } from "@nacre/contract";
import { Hono } from "hono";
import { cors } from "hono/cors";
import { createCertificate } from "../../packages/cli/src/createCertificate.ts";
import type { Wave } from "./Wave.ts";

const certificate = createCertificate();

const types: Record<string, string> = {
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".json": "application/json",
};

/** A file of a build, as tests name it: `lib/Widget.1a2b3c4d.js`, with the name of the container. */
export type RequestedFile = string;

/**
 * Serves the files of builds, each under `/<name>/<build id>/`, and one page. Hears of every request when it arrives, and
 * can hold the responses back until all of a wave are there.
 */
export class FileServer implements AsyncDisposable {
  /** In order of arrival. */
  readonly requested: RequestedFile[] = [];
  /** Paths of those that were there. */
  readonly answered: string[] = [];
  /** Requests that nothing answers: they do not belong to any build. */
  readonly strays: string[] = [];
  readonly down = new Set<string>();
  html = "";
  wave: Wave | undefined;
  readonly #builds: ReadonlyMap<BuildId, Build>;
  readonly #sockets = new Set<Socket>();
  #server: ServerType | undefined;

  private constructor(builds: readonly Build[]) {
    this.#builds = new Map(builds.map((build) => [build.id, build]));
  }

  /** @param protocol browsers open six connections at most to one origin, unless they speak HTTP/2 */
  static async start(builds: readonly Build[], protocol: "http" | "h2"): Promise<FileServer> {
    const server = new FileServer(builds);
    const { fetch } = server.#app();
    const secure = { createServer: createSecureServer, serverOptions: await certificate };
    const listener = createAdaptorServer({ fetch, ...(protocol === "h2" && secure) });
    listener.on("connection", (socket: Socket) => server.#sockets.add(socket));
    server.#server = listener.listen(0);
    await once(listener, "listening");
    return server;
  }

  get port(): number {
    return (this.#server!.address() as AddressInfo).port;
  }

  #app(): Hono {
    const app = new Hono();
    app.use(cors());
    app.get("/:name/:id{[0-9a-f]{16}}/:file{.+}", async (c) => {
      const { name, id, file } = c.req.param();
      const build = this.#builds.get(id);
      this.requested.push(`${name}/${file}`);
      await this.wave?.arrive(`${name}/${file}`);
      if (this.down.has(name) || build?.manifest.name !== name) return c.text("gone", 503);
      const content = await readFile(build.base + file).catch(() => undefined);
      if (!content) return c.text("not there", 404);
      this.answered.push(c.req.path);
      const type = types[extname(file)] ?? "application/octet-stream";
      return c.body(content, 200, { "Content-Type": type, "Cache-Control": "max-age=3600" });
    });
    app.get("*", (c) => {
      if (c.req.header("Accept")?.includes("text/html")) return c.html(this.html);
      if (!c.req.path.endsWith("/favicon.ico")) this.strays.push(c.req.path);
      return c.text("not there", 404);
    });
    return app;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const server = this.#server!;
    // Browsers keep theirs open.
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((done) => server.close(done));
  }
}
