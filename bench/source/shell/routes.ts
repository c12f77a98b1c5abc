import { defineRemoteRoutes } from "@nacre/shell";

/** Only Nacre's build reads it: the plan knows which page an address needs. */
export default defineRemoteRoutes([{ path: "/" }, { path: "/catalog", remote: "catalog", module: "./Page" }]);
