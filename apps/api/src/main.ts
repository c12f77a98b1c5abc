import { serve } from "@hono/node-server";
import { createApi } from "./createApi.ts";

const { PORT = "4310", SHOP_DATABASE = ":memory:" } = process.env;

const server = serve({ fetch: createApi({ database: SHOP_DATABASE }).fetch, port: Number(PORT) }, ({ port }) => {
  console.log(`The shop's API listens on http://localhost:${port}/api`);
});

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => server.close());
