import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "all equal requests of a build get one module: in files, in packages, static, dynamic and required",
  builds: {
    host: {
      shared: ["dep"],
      install: { dep: "1.0.0" },
      dependencies: { dep: "^1.0.0", outer: "^1.0.0" },
    },
  },
  expected: [true, true, true],
  test(page) {
    expect(page.builds["host"]!.manifest.provides["dep"]).toHaveLength(1);
  },
});
