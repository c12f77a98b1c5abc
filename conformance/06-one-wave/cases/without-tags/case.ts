import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "HTML without tags, for static hosting: the boot requests the same files, in one wave",
  environments: ["chromium"],
  withoutTags: true,
  builds: {
    host: { folder: "../cycle-and-diamond/host", exposes: { "./names": "./names.js" }, remotes: ["a", "b"] },
    a: {
      folder: "../cycle-and-diamond/a",
      exposes: { "./module": "./module.js" },
      remotes: ["shared-part", "b"],
    },
    b: {
      folder: "../cycle-and-diamond/b",
      exposes: { "./module": "./module.js" },
      remotes: ["shared-part", "a", "host"],
    },
    "shared-part": { folder: "../cycle-and-diamond/shared-part", exposes: { ".": "./index.js" } },
  },
  expected: ["a", "b", "part of a", "part of b", "names of host"],
});
