import { defineCase } from "../../../harness/Case.ts";

const wasm = { experiments: { asyncWebAssembly: true } };

export default defineCase({
  title: "wasm, exposed itself and imported by an exposed module",
  builds: {
    host: { remotes: ["lib"] },
    lib: { exposes: { "./add": "./add.wasm", "./sum": "./sum.js" }, config: wasm },
  },
  diagnostics: ["NACRE_PLAN_ASYNC_UNAWARE", "NACRE_PLAN_ASYNC_UNAWARE"],
  expected: { add: 3, sum: 6, dynamic: 7 },
});
