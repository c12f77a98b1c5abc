import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "CommonJS: module.exports of any kind, exports.name, exports that are set late, and __esModule",
  builds: {
    host: { remotes: ["lib"] },
    lib: {
      exposes: {
        "./value": "./value.cjs",
        "./class": "./class.cjs",
        "./late": "./late.cjs",
        "./marked": "./marked.cjs",
      },
    },
  },
  expected: { value: 42, instance: "instance", late: ["before", "after"], marked: ["default", "name"] },
});
