export default defineRoutes([
  { index: true, module: "./Page" },
  { path: ":id", module: "./Detail" },
]);
