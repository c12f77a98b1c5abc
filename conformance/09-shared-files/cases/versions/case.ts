import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "a shared file may have a version, and its consumer a range",
  builds: {
    host: { remotes: ["fits", "breaks"], shared: { "./store.js": { shareKey: "store", version: "1.3.0" } } },
    fits: {
      folder: "container",
      exposes: { "./use": "./use.js" },
      shared: { "./store.js": { shareKey: "store", version: "1.0.0", requiredVersion: "^1.2.0" } },
    },
    breaks: {
      folder: "container",
      exposes: { "./use": "./use.js" },
      shared: { "./store.js": { shareKey: "store", version: "2.0.0", requiredVersion: "^2.0.0" } },
    },
  },
  expected: ["store of host", "store of host", "store of a container"],
  test(page) {
    expect(page.builds["host"]!.manifest.provides["store"]).toMatchObject([{ version: "1.3.0" }]);
  },
});
