import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import type { Fault, Times } from "../cells.ts";
import type { World } from "./buildWorld.ts";

const types: Record<string, string> = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".html": "text/html",
};

/** What is wrong, from now on. */
export interface Rule {
  /** The end of a path: `/42.1a2b3c4d.js`. */
  file: string;
  fault: Fault;
  times: Times;
}

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/**
 * Serves the files of builds under `/<name>/<build id>/`, and pages by their path. One rule makes one file fail, once or
 * until it is cleared. Everything may be cached for an hour, failures too: that is the worst that a server can do.
 */
export class FaultServer implements AsyncDisposable {
  /** Paths, in order of arrival. */
  readonly requested: string[] = [];
  /** Paths that are no files of builds: HTML, the snapshot. */
  readonly pages = new Map<string, string>();
  /** Milliseconds that a slow answer takes. */
  slow = 0;
  /** How often a rule has made an answer fail. */
  failures = 0;
  #rule: Rule | undefined;
  readonly #folders: Map<string, string>;
  readonly #server: Server;

  private constructor(world: World) {
    this.#folders = new Map(Object.entries(world).map(([name, { id, base }]) => [`/${name}/${id}/`, base]));
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  static async start(world: World): Promise<FaultServer> {
    const server = new FaultServer(world);
    server.#server.listen(0);
    await once(server.#server, "listening");
    return server;
  }

  get origin(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  arm(rule: Rule): void {
    this.#rule = rule;
  }

  clear(): void {
    this.#rule = undefined;
  }

  /**
   * Waits until a file was asked for so many times.
   *
   * @throws AbortError after 15 s
   */
  async asked(file: string, times: number): Promise<void> {
    const signal = AbortSignal.timeout(15_000);
    const count = (): number => this.requested.filter((path) => path.endsWith(file)).length;
    while (count() < times) await once(this.#server, "request", { signal });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? "/", this.origin).pathname;
    this.requested.push(path);
    const answer = await this.#read(path);
    const rule = this.#rule;
    if (!rule || !path.endsWith(rule.file)) return send(response, answer);
    this.failures++;
    if (rule.times === "once") this.clear();
    return this.#fail(rule, answer, request, response);
  }

  async #read(path: string): Promise<Answer> {
    const page = this.pages.get(path);
    const [prefix = "", folder = ""] = [...this.#folders].find(([each]) => path.startsWith(each)) ?? [];
    const body =
      page === undefined
        ? await readFile(folder + path.slice(prefix.length)).catch(() => undefined)
        : Buffer.from(page);
    const type = types[extname(path)] ?? "text/html";
    const headers = { "content-type": type, "access-control-allow-origin": "*", "cache-control": "max-age=3600" };
    if (!body || path.endsWith("/"))
      return page === undefined
        ? { status: 404, headers, body: Buffer.from("not there") }
        : { status: 200, headers, body: body! };
    return { status: 200, headers, body };
  }

  async #fail({ fault }: Rule, answer: Answer, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const half = answer.body.subarray(0, answer.body.length / 2);
    const with_ = (change: Partial<Answer>): void => send(response, { ...answer, ...change });
    switch (fault) {
      case "404":
      case "500":
        return with_({ status: Number(fault), body: Buffer.from("chaos") });
      case "reset":
        return void request.socket.resetAndDestroy();
      case "cut body":
        response.writeHead(200, { ...answer.headers, "content-length": answer.body.length });
        response.write(half, () => setTimeout(() => request.socket.destroy(), 20));
        return undefined;
      case "truncated":
        return with_({ body: half });
      case "corrupt":
        return with_({ body: corrupt(answer.body) });
      case "bad integrity":
        return with_({ body: Buffer.concat([answer.body, Buffer.from("\n")]) });
      case "empty":
        return with_({ body: Buffer.alloc(0) });
      case "HTML with 200":
        return with_({
          headers: { ...answer.headers, "content-type": "text/html" },
          body: Buffer.from("<!doctype html><title>Sign in</title>"),
        });
      case "slow":
        await new Promise((done) => setTimeout(done, this.slow));
        return send(response, answer);
      case "hang":
        return undefined;
      case "wrong type":
        return with_({
          headers: { ...answer.headers, "content-type": "text/plain", "x-content-type-options": "nosniff" },
        });
      case "missing CORS": {
        const { "access-control-allow-origin": _, ...headers } = answer.headers;
        return with_({ headers });
      }
      case "redirect to another origin":
        response.writeHead(302, { location: `http://127.0.0.1:1/`, "cache-control": "max-age=3600" }).end();
        return undefined;
      default:
        throw new Error(`The server has no fault "${fault}".`);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise((done) => this.#server.close(done));
    this.#server.closeAllConnections();
    await closed;
  }
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, "content-length": body.length }).end(body);
}

/** Another byte in the middle. */
function corrupt(body: Buffer): Buffer {
  const copy = Buffer.from(body);
  const middle = copy.length >> 1;
  copy[middle] = copy[middle]! ^ 1;
  return copy;
}
