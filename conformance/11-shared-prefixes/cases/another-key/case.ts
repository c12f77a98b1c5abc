import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "a prefix may be shared under another one",
  builds: {
    host: { remotes: ["lib"], shared: { "kit/": { shareKey: "design/" } }, dependencies: { kit: "^1.0.0" } },
    lib: {
      exposes: { "./use": "./use.js" },
      shared: { "old-kit/": { shareKey: "design/" } },
      dependencies: { "old-kit": "^1.0.0" },
    },
  },
  expected: ["a of host", "a of host", "b of host"],
});
