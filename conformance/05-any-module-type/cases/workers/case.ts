import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "a worker of a container on another origin, with the copies of shared modules that the plan chose",
  environments: ["chromium"],
  withWorkers: true,
  separateOrigins: true,
  builds: {
    host: { remotes: ["lib"], shared: ["dep"], install: { dep: "1.1.0" }, dependencies: { dep: "^1.0.0" } },
    lib: {
      exposes: { "./ask": "./ask.js" },
      remotes: ["deep"],
      shared: ["dep"],
      install: { dep: "1.0.0" },
      dependencies: { dep: "^1.0.0" },
    },
    deep: { exposes: { "./name": "./name.js" } },
  },
  async test(page) {
    expect(await page.run(({ app }) => app.ask("question"))).toEqual({
      question: "question",
      dep: "1.1.0 of host",
      remote: "name of deep",
      lazy: "lazy of lib",
    });
  },
});
