import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A server whose every page is this one. */
export interface Blank extends AsyncDisposable {
  url: string;
}

export async function startBlank(
  html = '<!doctype html><title>Blank</title><link rel="icon" href="data:,">',
): Promise<Blank> {
  const server = createServer((_, response) => response.setHeader("Content-Type", "text/html").end(html));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/`,
    async [Symbol.asyncDispose]() {
      const closed = once(server, "close");
      server.close();
      // Chromium opens connections ahead, and keeps them.
      server.closeAllConnections();
      await closed;
    },
  };
}
