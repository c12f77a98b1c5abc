import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "a local module belongs to its build: the same source in two builds is two modules",
  builds: {
    host: { folder: "sources", entry: "./main.js", remotes: ["lib"] },
    lib: { folder: "sources", entry: false, exposes: { "./counter": "./counter.js", "./count": "./count.js" } },
  },
  expected: { local: 1, remote: 2, remoteLocal: 2 },
});
