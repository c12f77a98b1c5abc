import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "the consumer overrides through a middle container that does not share, and through one that does",
  builds: {
    host: {
      remotes: ["silent", "sharing"],
      shared: ["dep"],
      install: { dep: "1.0.0" },
      dependencies: { dep: "^1.0.0" },
    },
    silent: { exposes: { "./use": "./use.js" }, remotes: ["deep"] },
    sharing: {
      exposes: { "./use": "./use.js" },
      remotes: ["deep"],
      shared: ["dep"],
      install: { dep: "1.2.0" },
      dependencies: { dep: "^1.1.0" },
    },
    deep: {
      exposes: { "./use": "./use.js" },
      shared: ["dep"],
      install: { dep: "1.1.0" },
      dependencies: { dep: "^1.0.0" },
    },
  },
  expected: {
    host: "1.0.0 of host",
    silent: "silent with 1.0.0 of host",
    sharing: "1.2.0 of sharing with 1.0.0 of host",
  },
});
