import { once } from "node:events";
import { createSecureServer } from "node:http2";
import { createAdaptorServer } from "@hono/node-server";
import type { Hono } from "hono";
import { generate } from "selfsigned";
import type { Protocol } from "./addresses.ts";

const certificate = generate([{ name: "commonName", value: "localhost" }], {
  keyType: "ec",
  curve: "P-256",
  algorithm: "sha256",
});

/** Serves a site on a port of this machine. It ends with the process. */
export async function listen({ fetch }: Hono, port: number, protocol: Protocol): Promise<void> {
  const { private: key, cert } = await certificate;
  const server =
    protocol === "h2"
      ? createAdaptorServer({ fetch, createServer: createSecureServer, serverOptions: { key, cert } })
      : createAdaptorServer({ fetch });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
}
