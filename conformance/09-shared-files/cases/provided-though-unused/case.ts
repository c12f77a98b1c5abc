import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "a shared file is provided though nobody in the build uses it; without a version, for who takes any",
  builds: {
    host: { remotes: ["lib"], shared: { "./store.js": { shareKey: "shop/store" } } },
    lib: { exposes: { "./use": "./use.js" }, shared: { "./store.js": { shareKey: "shop/store" } } },
  },
  expected: "store of host",
  test(page) {
    const { provides, consumes } = page.builds["host"]!.manifest;
    expect(provides["shop/store"]).toMatchObject([{ version: "0" }]);
    expect(consumes).toEqual({});
    expect(Object.values(page.builds["lib"]!.manifest.consumes)).toMatchObject([{ key: "shop/store", range: false }]);
  },
});
