import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

import type { CaseBuild } from "../../../harness/Case.ts";

const page = (name: string): CaseBuild => ({
  folder: "page",
  exposes: { "./Page": "./page.js", "./Detail": "./detail.js" },
  remotes: ["shell"],
  routes: "./routes.js",
  config: { resolve: { alias: { "page-name": `./names/${name}.js` } } },
});

export default defineCase({
  title: "each page comes from its own build; a visit requests the page's files with the shell's, and no other page's",
  environments: ["chromium"],
  builds: {
    shell: { exposes: { "./title": "./title.js" }, remotes: ["catalog", "account"], routes: "./routes.js" },
    catalog: page("catalog"),
    account: page("account"),
  },
  async test(home) {
    const containers = (requested: readonly string[]): string[] =>
      [...new Set(requested.map((file) => file.split("/")[0]!))].toSorted();
    expect(containers(home.requested)).toEqual(["shell"]);
    expect(await home.run(({ app }) => app.show())).toBe("home of the shop");

    await using catalog = await home.open({ path: "/catalog" });
    expect(containers(catalog.requested)).toEqual(["catalog", "shell"]);
    expect(await catalog.run(({ app }) => app.show())).toBe("catalog of the shop");
    // As when a link is followed.
    await catalog.wave(["account/Page"], ({ app }) => app.visit("/account"));
    expect(await catalog.run(({ app }) => app.show())).toBe("account of the shop");

    await using detail = await home.open({ path: "/catalog/7" });
    expect(await detail.run(({ app }) => app.show())).toBe("detail of catalog");
  },
});
