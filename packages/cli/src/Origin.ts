import { once } from "node:events";
import { createSecureServer, type Http2SecureServer } from "node:http2";
import type { Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { createAdaptorServer, type HttpBindings, type Http2Bindings } from "@hono/node-server";
import { NacreError } from "@nacre/contract";
import type { Certificate } from "./createCertificate.ts";

export type Handler = (request: Request, env: HttpBindings | Http2Bindings) => Response | Promise<Response>;

/** Only this machine: what is served here is not meant for a network. */
const host = "127.0.0.1";

/** One address that answers, and that can be taken down and up again under the same port. */
export class Origin {
  readonly #server: Server | Http2SecureServer;
  readonly #sockets = new Set<Socket>();
  readonly #secure: boolean;
  #port: number;

  private constructor(server: Server | Http2SecureServer, port: number, secure: boolean) {
    this.#server = server;
    this.#port = port;
    this.#secure = secure;
    const keep = (socket: Socket): void => {
      this.#sockets.add(socket);
      socket.once("close", () => this.#sockets.delete(socket));
    };
    server.on("connection", keep);
  }

  /**
   * Starts to listen on localhost.
   *
   * @param port `0` takes any.
   * @param certificate With it the origin speaks HTTP/2 over TLS, and HTTP/1.1 with who cannot.
   * @throws NacreError `NACRE_CLI_PORT_TAKEN`
   */
  static async open(handler: Handler, port: number, certificate: Certificate | undefined): Promise<Origin> {
    const server = certificate
      ? createAdaptorServer({
          fetch: handler,
          createServer: createSecureServer,
          serverOptions: { ...certificate, allowHTTP1: true },
        })
      : createAdaptorServer({ fetch: handler });
    const origin = new Origin(server as Server | Http2SecureServer, port, certificate !== undefined);
    await origin.up();
    return origin;
  }

  /** Without a slash at the end. */
  get url(): string {
    return `${this.#secure ? "https" : "http"}://localhost:${this.#port}`;
  }

  get port(): number {
    return this.#port;
  }

  /** Listens, unless it does already. */
  async up(): Promise<void> {
    if (this.#server.listening) return;
    this.#server.listen(this.#port, host);
    try {
      await once(this.#server, "listening");
    } catch (error) {
      if (!isPortTaken(error)) throw error;
      throw new NacreError("NACRE_CLI_PORT_TAKEN", { port: this.#port }, { cause: error });
    }
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** Refuses connections, and cuts those that are open. */
  async down(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, "close");
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "EADDRINUSE" || error.code === "EACCES");
}
