import { defineCase } from "../../../harness/Case.ts";

export default defineCase({
  title: "a module of another build is imported dynamically, when the code asks for it",
  builds: {
    host: { remotes: ["lib"] },
    lib: { exposes: { "./greet": "./greet.js", ".": "./index.js" } },
  },
  expected: { greeting: "hello host", again: true, keys: ["default", "who"], index: "index of lib" },
});
