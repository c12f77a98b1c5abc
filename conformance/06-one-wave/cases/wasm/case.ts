import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

const wasm = { experiments: { asyncWebAssembly: true } };

export default defineCase({
  title: "wasm of a nested container belongs to the wave",
  builds: {
    host: { remotes: ["a"], knows: { remotes: { a: { async: ["./sum"] } } } },
    a: {
      exposes: { "./sum": "./sum.js" },
      remotes: ["b"],
      knows: { remotes: { b: { async: ["./add"] } } },
    },
    b: { exposes: { "./add": "./add.js" }, config: wasm },
  },
  diagnostics: (bundler) => (bundler === "webpack" ? [] : ["NACRE_PLAN_ASYNC_UNAWARE"]),
  expected: 6,
  test(page) {
    expect(page.requested.filter((file) => file.endsWith(".wasm"))).toHaveLength(1);
  },
});
