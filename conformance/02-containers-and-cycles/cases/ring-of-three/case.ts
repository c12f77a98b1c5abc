import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "a ring of three containers starts at any of them, and at all of them at once",
  builds: {
    host: { remotes: ["a", "b", "c"] },
    a: { exposes: { "./ring": "./ring.js" }, remotes: ["b"] },
    b: { exposes: { "./ring": "./ring.js" }, remotes: ["c"] },
    c: { exposes: { "./ring": "./ring.js" }, remotes: ["a"] },
  },
  async test(page) {
    const walk = ["abca", "bcab", "cabc"];
    expect(await page.run(({ app }) => app.all())).toEqual(walk);
    for (const [index, name] of ["a", "b", "c"].entries()) {
      await using next = await page.open();
      expect(await next.run(({ app }, first) => app.from(first), name)).toBe(walk[index]);
    }
  },
});
