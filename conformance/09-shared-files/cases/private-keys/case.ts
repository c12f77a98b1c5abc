import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "builds that share files of equal names do not share them with each other",
  builds: {
    host: { remotes: ["lib"], shared: ["./store.js"] },
    lib: { exposes: { "./use": "./use.js" }, shared: ["./store.js"] },
  },
  expected: ["store of host", "store of lib"],
  test(page) {
    const keys = ["host", "lib"].flatMap((name) => Object.keys(page.builds[name]!.manifest.provides));
    expect(keys).toEqual(["host/store.js", "lib/store.js"]);
  },
});
