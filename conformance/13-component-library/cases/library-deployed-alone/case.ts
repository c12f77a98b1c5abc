import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

import type { CaseBuild } from "../../../harness/Case.ts";

const application: CaseBuild = {
  folder: "application",
  remotes: ["components"],
  shared: { view: { singleton: true } },
  install: { view: "1.0.0" },
  dependencies: { view: "^1.0.0" },
};
const library: CaseBuild = {
  name: "components",
  exposes: { "./Button": "./Button.js", "./Card": "./Card.js", "./Table": "./Table.js" },
  shared: { view: { singleton: true } },
  install: { view: "1.0.0" },
  dependencies: { view: "^1.0.0" },
};

export default defineCase({
  title: "a changed library is deployed without its applications: they show it at the next visit, unchanged themselves",
  builds: {
    shop: application,
    admin: application,
    components: { ...library, folder: "components" },
    next: { ...library, folder: "next" },
  },
  deploy: ["shop", "components"],
  async test(page) {
    const show = async (deploy: string[]): Promise<unknown> => {
      await using visit = await page.open({ deploy });
      return await visit.run(({ app }) => app.result);
    };
    const shown = (button: string, application: string): string[] => [
      button,
      `card with ${button}`,
      `1.0.0 of ${application}`,
    ];
    expect(await show(["shop", "components"])).toEqual(shown("button", "shop"));
    expect(await show(["admin", "components"])).toEqual(shown("button", "admin"));
    expect(await show(["shop", "next"])).toEqual(shown("new button", "shop"));
    expect(await show(["admin", "next"])).toEqual(shown("new button", "admin"));
  },
});
