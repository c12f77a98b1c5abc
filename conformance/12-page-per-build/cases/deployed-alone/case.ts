import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "a page is built and deployed alone: all others keep their builds and files",
  builds: {
    shell: {
      remotes: ["catalog", "account"],
      shared: ["dep"],
      install: { dep: "1.0.0" },
      dependencies: { dep: "^1.0.0" },
    },
    catalog: { exposes: { "./Page": "./page.js" } },
    account: { exposes: { "./Page": "./page.js" } },
    next: {
      name: "catalog",
      exposes: { "./Page": "./page.js" },
      remotes: ["account"],
      shared: ["dep"],
      install: { dep: "1.0.0" },
      dependencies: { dep: "^1.0.0" },
    },
  },
  deploy: ["shell", "catalog", "account"],
  async test(page) {
    expect(await page.run(({ app }) => app.show())).toEqual(["catalog", "account"]);
    await using later = await page.open({ deploy: ["shell", "next", "account"] });
    expect(await later.run(({ app }) => app.show())).toEqual([
      "catalog with account and dep 1.0.0 of shell",
      "account",
    ]);
    for (const name of ["shell", "account"]) expect(later.snapshot.names[name]).toBe(page.snapshot.names[name]);
  },
});
