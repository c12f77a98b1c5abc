import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "loading evaluates nothing; evaluating is synchronous, and happens once",
  builds: {
    host: { remotes: ["lib", "deep"] },
    lib: { exposes: { "./module": "./module.js" }, remotes: ["deep"] },
    deep: { exposes: { "./log": "./log.js", "./module": "./module.js" } },
  },
  async test(page) {
    const log = await page.run(async ({ app, runtime }) => {
      const { log } = app;
      const factory = await runtime.load("lib/module");
      log.push("loaded");
      const first = factory();
      log.push("evaluated");
      return [...log, first === factory(), first === (await runtime.import("lib/module"))];
    });
    expect(log).toEqual(["loaded", "deep", "lib", "evaluated", true, true]);
  },
});
