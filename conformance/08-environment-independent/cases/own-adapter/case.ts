import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import type { BuildId } from "@nacre/contract";
import { CHUNK_GLOBAL, createRuntime, type Adapter } from "@nacre/runtime";
import { planBuilds } from "../../../harness/planBuilds.ts";

export default defineCase({
  title: "a host that is neither browser nor Node supplies the functions of an adapter, and nothing else",
  environments: ["node"],
  builds: {
    host: {
      folder: "../one-program/host",
      exposes: { "./config": "./config.js" },
      remotes: ["lib"],
      shared: ["dep"],
      install: { dep: "1.0.0" },
      dependencies: { dep: "^1.0.0" },
    },
    lib: {
      folder: "../one-program/lib",
      exposes: { "./widget": "./widget.js", "./later": "./later.js" },
      remotes: ["host", "deep"],
      shared: ["dep"],
      install: { dep: "1.2.0" },
      dependencies: { dep: "^1.0.0" },
    },
    deep: { exposes: { "./name": "./name.js" } },
  },
  async test({ builds }) {
    const { snapshot } = planBuilds(builds, {});
    // A realm of the language alone: no document, no process, no timers.
    const realm = createContext({}) as Record<PropertyKey, unknown>;
    let current: BuildId | undefined;
    const adapter: Adapter = {
      async loadScript({ build, url }) {
        current = build;
        runInContext(readFileSync(url, "utf8"), realm);
      },
      loadStyle: async () => {},
      currentBuild: () => current,
      global: (name) => realm[name],
      now: () => 0,
      resolveUrl: (url) => url,
    };
    const runtime = createRuntime({ snapshot, adapter });
    realm[Symbol.for("nacre")] = runtime;
    realm[CHUNK_GLOBAL] = runtime;
    const { result } = (await runtime.import("host/app")) as { result(): Promise<object> };
    expect(await result()).toEqual({
      widget: "widget of the shop with dep 1.0.0 of host and deep without dep",
      later: "later of lib",
      lazy: "lazy of lib with 1.0.0 of host",
    });
  },
});
