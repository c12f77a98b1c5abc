import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "a remote module is loaded with the chunk that imports it, not before",
  builds: {
    host: { remotes: ["early", "late", "latest"] },
    early: { exposes: { "./module": "./module.js" } },
    late: { exposes: { "./module": "./module.js" } },
    latest: { exposes: { "./module": "./module.js" } },
  },
  async test(page) {
    const containers = (): string[] => [...new Set(page.requested.map((file) => file.split("/")[0]!))].toSorted();
    expect(containers()).toEqual(["early", "host"]);
    expect(await page.run(({ app }) => app.page())).toBe("page with late");
    expect(containers()).toEqual(["early", "host", "late"]);
    expect(await page.run(({ app }) => app.dialog())).toBe("dialog with latest");
    expect(containers()).toEqual(["early", "host", "late", "latest"]);
  },
});
