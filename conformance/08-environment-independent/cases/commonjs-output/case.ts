import { defineCase } from "../../../harness/Case.ts";

const commonjs = { target: "async-node22" as const };

export default defineCase({
  title: "builds for Node, as CommonJS: nested, circular, lazy, with what Node has built in",
  environments: ["node"],
  builds: {
    host: {
      folder: "../one-program/host",
      exposes: { "./config": "./config.js" },
      remotes: ["lib"],
      shared: ["dep"],
      install: { dep: "1.0.0" },
      dependencies: { dep: "^1.0.0" },
      config: commonjs,
    },
    lib: {
      folder: "../one-program/lib",
      exposes: { "./widget": "./widget.js", "./later": "./later.js" },
      remotes: ["host", "deep"],
      shared: ["dep"],
      install: { dep: "1.2.0" },
      dependencies: { dep: "^1.0.0" },
      config: commonjs,
    },
    deep: { exposes: { "./name": "./name.js" }, config: commonjs },
  },
  expected: {
    widget: "widget of the shop with dep 1.0.0 of host and deep file.txt",
    later: "later of lib",
    lazy: "lazy of lib with 1.0.0 of host",
  },
});
