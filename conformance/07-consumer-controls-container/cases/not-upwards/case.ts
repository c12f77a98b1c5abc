import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "a container gives its consumer nothing, not even what the consumer lacks",
  builds: {
    host: {
      remotes: ["lib"],
      shared: { dep: { singleton: true }, other: {} },
      install: { dep: "1.0.0", other: "1.0.0" },
      dependencies: { dep: "^1.0.0", other: "^1.0.0" },
    },
    lib: {
      exposes: { "./use": "./use.js" },
      shared: { dep: { singleton: true }, other: {} },
      install: { dep: "1.9.0", other: "1.9.0" },
      dependencies: { dep: "^1.0.0", other: "^1.5.0" },
    },
  },
  expected: { host: ["1.0.0 of host", "1.0.0 of host"], lib: ["1.0.0 of host", "1.9.0 of lib"] },
});
