import { preloadRemote } from "@module-federation/enhanced/runtime";

// By hand, as its documentation shows: the page that this address needs.
if (location.pathname === "/catalog") {
  void preloadRemote([{ nameOrAlias: "catalog", exposes: ["Page"], resourceCategory: "all" }]);
}
