import { extname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Http2Bindings, HttpBindings } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Snapshot } from "@nacre/contract";
import { securityHeaders } from "@nacre/runtime/html";
import { Hono, type Context, type MiddlewareHandler } from "hono";
import { compress } from "hono/compress";
import { cors } from "hono/cors";
import { proxy } from "hono/proxy";
import { streamSSE } from "hono/streaming";
import { getMimeType } from "hono/utils/mime";
import { createPage } from "./createPage.ts";
import type { World } from "./Deployment.ts";
import { leadsOut, readInside } from "./readInside.ts";
import type { Reloads } from "./Reloads.ts";

/** What reached the server, at the moment it did. */
export interface RequestRecord {
  method: string;
  /** Absolute. */
  url: string;
  /** Milliseconds since the process started. */
  time: number;
  protocol: "http/1.1" | "h2";
}

type Env = { Bindings: HttpBindings | Http2Bindings };

export interface FilesOptions {
  /** Folder of the store. */
  store: string;
  /** Milliseconds that pass before a response starts. */
  latency: number;
  onRequest(request: RequestRecord): unknown;
  /** Containers whose requests are cut, as if their server were gone. */
  isDown(name: string): boolean;
}

export interface PageOptions extends FilesOptions {
  /** `undefined` while the first builds are waited for. */
  world(): World | undefined;
  /** Text of the boot that a page of this snapshot needs. */
  boot(snapshot: Snapshot): string;
  /** Text of what every page carries behind the boot. */
  recovery: string;
  /** Text of what a page carries whose snapshot is too large for the HTML. */
  completion: string;
  /** Milliseconds after which a page gives up a file. */
  deadline: number | undefined;
  /** Whether the page comes with security headers. */
  csp: boolean;
  /** Address that answers `/api`. */
  api: string | undefined;
  /** Absent: the page does not reload by itself. */
  reloads: Reloads | undefined;
}

/**
 * The files of all stored builds, each under `/<name>/<build id>/`, and snapshots that are too large for the HTML. What is not
 * there is a plain 404.
 */
export function createFilesApp(options: FilesOptions): Hono<Env> {
  const app = new Hono<Env>();
  app.use(record(options.onRequest));
  if (options.latency > 0) app.use(wait(options.latency));
  const snapshots = "/snapshots/:file{[0-9a-f]{16}\\.json}";
  const path = "/:name/:build{[0-9a-f]{16}}/*";
  app.use(path, cut(options.isDown), cors(), async (c, next) => {
    await next();
    c.header("Timing-Allow-Origin", "*");
    c.header("Cross-Origin-Resource-Policy", "cross-origin");
  });
  app.get(path, refuseLinks(options.store));
  const onFound = (file: string, c: Context<Env>): void => cache(c.res, file);
  const serveFiles = serveStatic<Env>({ root: options.store, precompressed: true, onFound });
  app.get(path, serveFiles);
  app.get(snapshots, serveFiles);
  app.all(path, (c) => c.text("Not in the store.", 404));
  return app;
}

/** The files, and the page that uses them: HTML for every address of the application, its snapshot, the proxy to its API. */
export function createPageApp(options: PageOptions): Hono<Env> {
  const { world, boot, recovery, completion, api, reloads } = options;
  const app = createFilesApp(options);
  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.has("Cache-Control")) c.header("Cache-Control", "no-cache");
  });
  if (reloads) app.get("/__nacre/events", (c) => streamSSE(c, (stream) => reloads.send(stream)));
  app.use(compress());
  app.get("/snapshot.json", cors(), (c) => {
    const now = world();
    if (!now) return c.json({ error: notYet }, 503);
    return c.json({ ...now.snapshot, ...(now.signatures && { signatures: now.signatures }) });
  });
  app.all("/api/*", (c) => forward(api, c.req.raw));
  app.get("*", async (c) => {
    const file = await rootFile(options, c.req.path);
    if (file) return file;
    if (!takesPage(c.req.path, c.req.header("Accept"))) return c.text("There is no such file.", 404);
    const now = world();
    if (!now) return c.html(`${reloads?.script() ?? ""}<p>${notYet}</p>`, 503);
    const page = createPage(now, new URL(c.req.url).pathname, {
      boot: boot(now.snapshot),
      recovery,
      completion,
      deadline: options.deadline,
      head: reloads?.script(),
    });
    const headers = options.csp ? await securityHeaders(page.html, now.snapshot) : {};
    return c.html(page.html, page.status, headers);
  });
  return app;
}

/** Who asks for a file by its name wants that file, or a 404: a browser's script says that it takes everything, as curl does. */
function takesPage(path: string, accept = "*/*"): boolean {
  return /\btext\/html\b/.test(accept) || (!extname(path) && accept.includes("*/*"));
}

/** What the page's own build has beside its HTML, such as `favicon.ico` and `robots.txt`, is asked for at the root. */
async function rootFile({ store, world }: PageOptions, path: string): Promise<Response | undefined> {
  const now = world();
  if (!now || !extname(path) || path.endsWith(".html")) return undefined;
  const { root, names } = now.snapshot;
  const bytes = await readInside(store, `${root}/${names[root]}${path}`);
  const type = getMimeType(path) ?? "application/octet-stream";
  return bytes && new Response(new Uint8Array(bytes), { headers: { "Content-Type": type } });
}

const notYet = "No build is served yet. The terminal says what is missing.";
const noApi = "No server is behind /api. Start nacre serve with --api and the address of one.";

function record(onRequest: FilesOptions["onRequest"]): MiddlewareHandler<Env> {
  return async (c, next) => {
    const protocol = c.env.incoming.httpVersionMajor === 2 ? "h2" : "http/1.1";
    await onRequest({ method: c.req.method, url: c.req.url, time: performance.now(), protocol });
    await next();
  };
}

function wait(latency: number): MiddlewareHandler<Env> {
  return async (_, next) => {
    await delay(latency);
    await next();
  };
}

/** Ends the connection without an answer where the container is down. */
function cut(isDown: FilesOptions["isDown"]): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (!isDown(c.req.param("name") ?? "")) return next();
    const { incoming } = c.env;
    // Over HTTP/2 only this one stream ends: the connection carries other containers' files too.
    if ("stream" in incoming) incoming.stream.destroy();
    else incoming.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  };
}

/** What a link in the store leads to was not put into the store. */
function refuseLinks(store: string): MiddlewareHandler<Env> {
  const forms = ["", ".br", ".gz", ".zst", "/index.html"];
  return async (c, next) => {
    const links = await Promise.all(forms.map((form) => leadsOut(store, join(store, c.req.path + form))));
    return links.includes(true) ? c.text("Not in the store.", 404) : next();
  };
}

/** A build's files never change. Only its declarations do, without it. */
function cache(response: Response, file: string): void {
  const changes = /\.d\.[cm]?ts$|[\\/]nacre\.types\.json$/.test(file);
  response.headers.set("Cache-Control", changes ? "no-cache" : "public, max-age=31536000, immutable");
}

async function forward(api: string | undefined, request: Request): Promise<Response> {
  if (api === undefined) return Response.json({ error: noApi }, { status: 404 });
  const { pathname, search, host } = new URL(request.url);
  const headers = new Headers(request.headers);
  headers.set("X-Forwarded-Host", host);
  try {
    return await proxy(new URL(pathname + search, api), { raw: request, headers });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return Response.json({ error: `The API at ${api} does not answer (${reason}). Is it running?` }, { status: 502 });
  }
}
