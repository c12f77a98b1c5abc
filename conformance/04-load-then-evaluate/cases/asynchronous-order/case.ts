import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

import type { CaseBuild } from "../../../harness/Case.ts";

const asynchronous = { remotes: { lib: { async: ["./tla", "./uses"] } } };
const host = (more: CaseBuild): CaseBuild => ({ folder: "program", knows: asynchronous, ...more });

export default defineCase({
  title: "modules with top-level await are evaluated in the order of local ones, where the build knows of them",
  builds: {
    local: host({ config: { resolve: { alias: { "lib/tla": "./tla.js", "lib/uses": "./uses.js" } } } }),
    remote: host({ remotes: ["lib"] }),
    lib: { folder: "program", entry: false, exposes: { "./tla": "./tla.js", "./uses": "./uses.js" } },
  },
  deploy: ["remote", "lib"],
  diagnostics: (bundler) => (bundler === "webpack" ? [] : ["NACRE_PLAN_ASYNC_UNAWARE", "NACRE_PLAN_ASYNC_UNAWARE"]),
  async test(page) {
    const expected = ["one", "tla starts", "two", "tla ends", "uses", "main"];
    await using local = await page.open({ deploy: ["local"] });
    expect(await local.run(({ app }) => app.result)).toEqual(expected);
    expect(await page.run(({ app }) => app.result)).toEqual(expected);
  },
});
