import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

import { register, type Runtime } from "@nacre/runtime";

export default defineCase({
  title: "a container that is registered while the application runs changes nobody's copies, and gets the consumer's",
  environments: ["node"],
  builds: {
    host: {
      remotes: ["a"],
      shared: ["dep"],
      install: { dep: "1.0.0" },
      dependencies: { dep: "^1.0.0" },
    },
    a: {
      folder: "../siblings/use",
      exposes: { "./use": "./use.js" },
      shared: ["dep"],
      install: { dep: "1.1.0" },
      dependencies: { dep: "^1.1.0" },
    },
    late: {
      folder: "../siblings/use",
      exposes: { "./use": "./use.js" },
      shared: ["dep"],
      install: { dep: "1.9.0" },
      dependencies: { dep: "^1.0.0" },
    },
  },
  deploy: ["host", "a"],
  async test(page) {
    const seen = await page.run(async ({ app, runtime }) => {
      const before = [app.version, ((await runtime.import("a/use")) as { version: string }).version];
      add(runtime);
      const { version } = (await runtime.import("late/use")) as { version: string };
      return {
        before,
        late: version,
        after: [app.version, ((await runtime.import("a/use")) as { version: string }).version],
      };
    });
    expect(seen).toEqual({
      before: ["1.0.0 of host", "1.1.0 of a"],
      late: "1.0.0 of host",
      after: ["1.0.0 of host", "1.1.0 of a"],
    });

    function add(runtime: Runtime): void {
      const { base } = page.snapshot.builds[page.snapshot.names["a"]!]!;
      const late = page.builds["late"]!;
      register(runtime, { ...late, base: new URL(`/late/${late.id}/`, base).href });
    }
  },
});
