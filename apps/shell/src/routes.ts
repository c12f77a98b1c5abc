import { defineRemoteRoutes } from "@nacre/shell";

/** Every page of the shop. Data: the build reads it too. */
export default defineRemoteRoutes([
  { path: "/", preload: ["components/Button", "components/Card"] },
  { path: "/catalog", remote: "catalog" },
  { path: "/checkout", remote: "checkout", module: "./Page" },
  { path: "/account", remote: "account", module: "./Page" },
]);
