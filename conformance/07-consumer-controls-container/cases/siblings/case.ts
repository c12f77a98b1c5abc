import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

import type { CaseBuild, CasePage } from "../../../harness/Case.ts";

/** Which containers are used, in which order. Those in one list are loaded together, and used in that order. */
const orders = [[["a"], ["b"], ["z"]], [["z"], ["b"], ["a"]], [["a", "b", "z"]], [["b"], ["z", "a"]]];

function build(version: string | undefined, more: CaseBuild = {}): CaseBuild {
  const shares = { shared: ["dep"], dependencies: { dep: "^1.0.0" } };
  return { ...(version !== undefined && { ...shares, install: { dep: version } }), ...more };
}

const container = (version: string): CaseBuild => build(version, { folder: "use", exposes: { "./use": "./use.js" } });
const root = (version?: string): CaseBuild => build(version, { folder: version === undefined ? "bare" : "root" });

/** The copies that the containers use, in each order of loading. */
async function seen(page: CasePage, deploy: string[]): Promise<unknown[]> {
  const results: unknown[] = [];
  for (const order of orders) {
    await using fresh = await page.open({ deploy: [...deploy, "a", "b", "z"] });
    results.push(
      await fresh.run(async ({ app, runtime }, waves) => {
        const used: Record<string, string> = { root: app.version };
        for (const wave of waves) {
          const factories = await Promise.all(wave.map((name) => runtime.load(`${name}/use`)));
          for (const [index, factory] of factories.entries())
            used[wave[index]!] = (factory() as { version: string }).version;
        }
        return used;
      }, order),
    );
  }
  return results;
}

export default defineCase({
  title: "siblings never override each other, nor the consumer, in whatever order they are loaded",
  builds: {
    bare: root(),
    low: root("1.0.0"),
    equal: root("1.2.0"),
    other: build("2.0.0", { folder: "root", dependencies: { dep: "^2.0.0" } }),
    a: container("1.1.0"),
    b: container("1.2.0"),
    z: container("1.2.0"),
  },
  deploy: ["bare", "a", "b", "z"],
  async test(page) {
    const own = { a: "1.1.0 of a", b: "1.2.0 of b", z: "1.2.0 of z" };
    const all = (version: string): object => ({ root: version, a: version, b: version, z: version });
    expect(await seen(page, ["bare"])).toEqual(orders.map(() => ({ root: "none", ...own })));
    expect(await seen(page, ["low"])).toEqual(orders.map(() => all("1.0.0 of low")));
    expect(await seen(page, ["equal"])).toEqual(orders.map(() => all("1.2.0 of equal")));
    expect(await seen(page, ["other"])).toEqual(orders.map(() => ({ root: "2.0.0 of other", ...own })));
  },
});
