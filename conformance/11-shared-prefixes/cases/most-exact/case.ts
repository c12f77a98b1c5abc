import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "the exact request counts before a prefix, the longer prefix before the shorter",
  builds: {
    host: {
      shared: {
        "kit/": { requiredVersion: ">=1" },
        "kit/deep/": { requiredVersion: ">=1.1" },
        "kit/deep/exact": { requiredVersion: ">=1.2" },
      },
      dependencies: { kit: "^1.0.0" },
    },
  },
  expected: ["a", "b", "c"],
  test(page) {
    const { consumes } = page.builds["host"]!.manifest;
    expect(Object.fromEntries(Object.values(consumes).map(({ key, range }) => [key, range]))).toEqual({
      "kit/near": ">=1",
      "kit/deep/near": ">=1.1",
      "kit/deep/exact": ">=1.2",
    });
  },
});
