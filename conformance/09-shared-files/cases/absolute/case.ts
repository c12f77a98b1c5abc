import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

import { join } from "node:path";

const file = join(import.meta.dirname, "anywhere/theme.js");
const build = { config: { resolve: { alias: { theme$: file } } }, shared: { [file]: { shareKey: "theme" } } };

export default defineCase({
  title: "a file is shared by its absolute path",
  builds: {
    host: { remotes: ["lib"], ...build },
    lib: { exposes: { "./theme": "./theme.js" }, ...build },
  },
  expected: true,
  test(page) {
    for (const name of ["host", "lib"]) expect(Object.keys(page.builds[name]!.manifest.provides)).toEqual(["theme"]);
  },
});
