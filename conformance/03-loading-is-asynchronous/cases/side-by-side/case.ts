import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "two builds of one container live side by side, each with its own modules",
  builds: {
    host: { remotes: ["lib"] },
    lib: { exposes: { "./state": "./state.js" } },
    old: { name: "lib", folder: "lib", version: "0.9.0", exposes: { "./state": "./state.js" } },
  },
  async test(page) {
    const pinned = `lib@${page.builds["old"]!.id}/state`;
    const names = await page.run(async ({ app, runtime }, reference) => {
      const old = (await runtime.import(reference)) as { visit(): number };
      old.visit();
      return { current: app.visit(), old: old.visit() };
    }, pinned);
    expect(names).toEqual({ current: 1, old: 2 });
  },
});
