import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "what import() needs is one wave as well: a remote, its remotes, their shared modules and styles",
  builds: {
    host: { remotes: ["lib"], shared: ["dep"], install: { dep: "1.0.0" }, dependencies: { dep: "^1.0.0" } },
    lib: {
      exposes: { "./page": "./page.js" },
      remotes: ["deep"],
      shared: ["dep", "own"],
      install: { dep: "1.0.0", own: "1.0.0" },
      dependencies: { dep: "^1.0.0", own: "^1.0.0" },
    },
    deep: {
      exposes: { "./part": "./part.js" },
      shared: ["own"],
      install: { own: "1.0.0" },
      dependencies: { own: "^1.0.0" },
    },
  },
  async test(page) {
    await page.wave(["lib/page"], ({ app }) => app.open());
    expect(await page.run(({ app }) => app.open())).toEqual(["1.0.0 of host", "1.0.0 of lib", "1.0.0 of deep"]);
  },
});
