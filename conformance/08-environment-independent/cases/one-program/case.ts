import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "the same files give the same in a browser and in Node: static, dynamic, nested, circular, shared, lazy",
  builds: {
    host: {
      exposes: { "./config": "./config.js" },
      remotes: ["lib"],
      shared: ["dep"],
      install: { dep: "1.0.0" },
      dependencies: { dep: "^1.0.0" },
    },
    lib: {
      exposes: { "./widget": "./widget.js", "./later": "./later.js" },
      remotes: ["host", "deep"],
      shared: ["dep"],
      install: { dep: "1.2.0" },
      dependencies: { dep: "^1.0.0" },
    },
    deep: {
      exposes: { "./name": "./name.js" },
      shared: ["dep"],
      install: { dep: "2.0.0" },
      dependencies: { dep: "^2.0.0" },
    },
  },
  expected: {
    widget: "widget of the shop with dep 1.0.0 of host and deep with 2.0.0 of deep",
    later: "later of lib",
    lazy: "lazy of lib with 1.0.0 of host",
  },
});
