import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "a page whose build cannot be had leaves the shell and the other pages at work, and comes back",
  builds: {
    shell: {
      folder: "../deployed-alone/shell",
      remotes: ["catalog", "account"],
      shared: ["dep"],
      install: { dep: "1.0.0" },
      dependencies: { dep: "^1.0.0" },
    },
    catalog: { folder: "../deployed-alone/catalog", exposes: { "./Page": "./page.js" } },
    account: { folder: "../deployed-alone/account", exposes: { "./Page": "./page.js" } },
  },
  async test(first) {
    await using page = await first.open({ down: ["catalog"], complaints: [/^NACRE_RUNTIME_FILE_FAILED$/] });
    const show = (): Promise<unknown> =>
      page.run(({ app }) => app.show().catch((error: { code: string }) => error.code));
    expect(await show()).toBe("NACRE_RUNTIME_NOT_LOADED");
    expect(await page.run(async ({ runtime }) => (await runtime.import("account/Page")) as object)).toMatchObject({
      default: "account",
    });
    page.down.delete("catalog");
    expect(await show()).toEqual(["catalog", "account"]);
  },
});
