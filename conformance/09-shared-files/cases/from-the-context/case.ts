import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "a shared file is named from config.context, and is the same by whatever path it is imported",
  builds: {
    host: {
      shared: { "./src/store.js": {} },
    },
  },
  expected: { evaluations: 1, same: [true, true, true] },
  test(page) {
    const { provides, consumes } = page.builds["host"]!.manifest;
    expect(Object.keys(provides)).toEqual(["host/src/store.js"]);
    expect(new Set(Object.values(consumes).map(({ key }) => key))).toEqual(new Set(["host/src/store.js"]));
  },
});
