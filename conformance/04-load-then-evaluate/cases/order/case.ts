import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "local, remote and shared modules are evaluated in the order of their imports, interleaved",
  builds: {
    host: { remotes: ["a", "log"], shared: ["dep"], dependencies: { dep: "^1.0.0" } },
    a: { exposes: { "./widget": "./widget.js" }, remotes: ["b", "log"] },
    b: { exposes: { "./button": "./button.js" }, remotes: ["log"] },
    log: { exposes: { ".": "./log.js" } },
  },
  expected: ["local one", "b.button", "a.part", "a.widget", "dep", "local two", "main"],
});
