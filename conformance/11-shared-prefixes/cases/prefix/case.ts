import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "a request that ends in / shares every module below it that is used; those of a package come from one build",
  builds: {
    host: { remotes: ["lib", "more"], shared: ["kit/"], dependencies: { kit: "^1.0.0" } },
    lib: { exposes: { "./use": "./use.js" }, shared: ["kit/"], dependencies: { kit: "^1.0.0" } },
    more: { exposes: { "./use": "./use.js" }, shared: ["kit/"], dependencies: { kit: "^1.0.0" } },
  },
  expected: {
    host: ["a of host", "deep of host"],
    lib: ["a of host", "deep of host", "index of lib"],
    // The root has no "kit/b".
    more: ["a of more", "b of more"],
  },
  test(page) {
    const keys = (name: string): string[] => Object.keys(page.builds[name]!.manifest.provides).toSorted();
    expect(keys("host")).toEqual(["kit/a", "kit/deep/module.js"]);
    expect(keys("lib")).toEqual(["kit/a", "kit/deep/module.js"]);
    expect(keys("more")).toEqual(["kit/a", "kit/b"]);
    const { consumes, provides } = page.builds["lib"]!.manifest;
    expect(new Set(Object.values(consumes).map(({ range }) => range))).toEqual(new Set(["^1.0.0"]));
    expect(provides["kit/a"]).toMatchObject([{ version: "1.4.0" }]);
  },
});
