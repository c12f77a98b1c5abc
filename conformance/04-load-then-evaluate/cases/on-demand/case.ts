import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "a remote module is evaluated where the code asks for it, and not at all where it does not",
  builds: {
    host: { remotes: ["lib"] },
    lib: { exposes: { "./log": "./log.js", "./first": "./first.js", "./second": "./second.js" } },
  },
  async test(page) {
    expect(await page.run(({ app }) => [...app.log])).toEqual(["main"]);
    expect(await page.run(({ app }) => app.choose(true))).toEqual(["main", "before", "first", "after"]);
  },
});
