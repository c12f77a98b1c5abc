import { defineRoutes } from "@nacre/shell";

/** The catalog's pages, below the path that the shell gives it. */
export default defineRoutes([
  { index: true, module: "./List" },
  { path: ":id", module: "./Detail", data: ["/api/products/:id"] },
]);
