import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "the required version is that of the nearest package.json which names the package, whatever the field",
  builds: {
    host: {
      shared: ["used"],
      install: { used: "1.2.3" },
    },
  },
  expected: ["1.2.3 of host", "1.2.3 of host", "1.2.3 of host", "2.5.0 of outer"],
  test(page) {
    const { consumes, provides } = page.builds["host"]!.manifest;
    const ranges = Object.values(consumes).map(({ range }) => range);
    expect(new Set(ranges)).toEqual(new Set(["1.2.x", ">=1 <2", "^2.0.0", "~1.2.0"]));
    expect(provides["used"]!.map(({ version }) => version).toSorted()).toEqual(["1.2.3", "2.5.0"]);
  },
});
