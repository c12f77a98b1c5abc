import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

import type { Configuration } from "webpack";
import type { CaseBuild } from "../../../harness/Case.ts";

const script: Configuration = {};
const module: Configuration = {
  target: ["web", "es2022"],
  output: { module: true, chunkFormat: "module", chunkLoading: "import" },
};

function container(name: string, config: Configuration): CaseBuild {
  return {
    folder: "container",
    exposes: { "./name": "./name.js" },
    remotes: [name],
    shared: ["dep"],
    install: { dep: "1.0.0" },
    dependencies: { dep: "^1.0.0" },
    config,
  };
}

export default defineCase({
  title: "scripts and ES modules import each other and share, on one page",
  builds: {
    host: {
      remotes: ["modules", "scripts"],
      shared: ["dep"],
      install: { dep: "1.1.0" },
      dependencies: { dep: "^1.0.0" },
      config: module,
    },
    modules: { ...container("scripts", module), remotes: { next: "scripts" } },
    scripts: { ...container("modules", script), remotes: { next: "modules" } },
    scriptHost: {
      folder: "host",
      remotes: ["modules", "scripts"],
      shared: ["dep"],
      install: { dep: "1.1.0" },
      dependencies: { dep: "^1.0.0" },
      config: script,
    },
  },
  deploy: ["host", "modules", "scripts"],
  async test(page) {
    const expected = ["1.1.0 of host", "2 with 1.1.0 of host", "2 with 1.1.0 of host", "lazy", "lazy"];
    expect(await page.run(({ app }) => app.result())).toEqual(expected);
    await using other = await page.open({ deploy: ["scriptHost", "modules", "scripts"] });
    expect(await other.run(({ app }) => app.result())).toEqual(
      expected.map((each) => each.replace("of host", "of scriptHost")),
    );
  },
});
