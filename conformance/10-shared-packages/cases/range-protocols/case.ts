import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "requirements as package managers write them: workspace:, npm: and catalog:",
  builds: {
    host: {
      remotes: ["lib"],
      shared: ["exact", "caret", "alias", "listed"],
      install: { exact: "1.0.0", caret: "1.0.0", alias: "3.1.0", listed: "4.0.0" },
      dependencies: { exact: "1.0.0", caret: "^1.0.0", alias: "^3.0.0", listed: "^4.0.0" },
    },
    lib: {
      exposes: { "./use": "./use.js" },
      shared: ["exact", "caret", "alias", "listed"],
      install: { exact: "1.2.0", caret: "1.2.0", alias: "3.2.0", listed: "5.0.0" },
      dependencies: {
        exact: "workspace:*",
        caret: "workspace:^1.0.0",
        alias: "npm:other@^3.0.0",
        listed: "catalog:",
      },
    },
  },
  expected: ["1.2.0 of lib", "1.0.0 of host", "3.1.0 of host", "5.0.0 of lib"],
  test(page) {
    const { consumes } = page.builds["lib"]!.manifest;
    const ranges = Object.values(consumes).map(({ key, range }) => [key, range]);
    expect(Object.fromEntries(ranges)).toEqual({ exact: "1.2.0", caret: "^1.0.0", alias: "^3.0.0", listed: "^5.0.0" });
  },
});
