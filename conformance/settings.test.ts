import { join } from "node:path";
import { readFile, rm, writeFile } from "node:fs/promises";
import { afterAll, describe, expect, test } from "vitest";
import { buildCase, configurationOf, readBuild } from "./harness/buildCase.ts";
import { bundlers, environments } from "./harness/Case.ts";
import { conformanceFolder } from "./harness/findCases.ts";
import { tabs } from "./harness/openChromium.ts";
import { runCase } from "./harness/runCase.ts";
import { watchBundler } from "./harness/watchBundler.ts";
import { makeRows } from "./settings/makeRows.ts";
import { describeRow, rowCase } from "./settings/rowCase.ts";
import { usualRow } from "./settings/settings.ts";

const example = join(conformanceFolder, "settings/example");

afterAll(() => tabs.close());

describe.each(bundlers)("settings that break federation elsewhere, with %s", (bundler) => {
  const rows = makeRows().map((row, index) => ({ row, index, title: describeRow(row) }));

  test.each(rows)("$title", async ({ row, index }) => {
    const cacheFolder = join(conformanceFolder, ".tmp", bundler, "settings-cache", String(index));
    await rm(cacheFolder, { recursive: true, force: true });
    const definition = rowCase(row, bundler, cacheFolder);
    const found = { id: `settings/${index}`, folder: example, definition };
    const cold = await buildCase(found, bundler);
    const built = row.cache === "warm" ? await buildCase(found, bundler) : cold;
    const ids = (builds: typeof built.builds): string[] => Object.values(builds).map(({ id }) => id);
    // In development Rspack gives equal ES modules other hashes from build to build, with and without a cache.
    const isHashStable = bundler === "webpack" || row.mode === "production" || row.format === "script";
    if (isHashStable) expect(ids(built.builds), "what comes from the cache").toEqual(ids(cold.builds));
    for (const environment of environments) await runCase(built, definition, environment);
  });

  test("a rebuild while watching: the changed build is another one, and fits as before", async () => {
    const definition = rowCase(usualRow(), bundler, "");
    const found = { id: "settings/watch", folder: example, definition };
    const built = await buildCase(found, bundler);
    const context = join(conformanceFolder, ".tmp", bundler, found.id, "b");
    await using watching = watchBundler(bundler, configurationOf(context, "b", definition.builds["b"]!, bundler));
    await watching.next();
    const source = await readFile(join(context, "button.js"), "utf8");
    await writeFile(join(context, "button.js"), source.replace("button of b", "new button"));
    let b = built.builds["b"]!;
    // A watcher may build once more what it has built already.
    while (b.id === built.builds["b"]!.id) {
      await watching.next();
      b = await readBuild(join(context, "dist"));
    }
    const expected = JSON.parse(JSON.stringify(definition.expected).replaceAll("button of b", "new button")) as unknown;
    for (const environment of environments)
      await runCase({ ...built, builds: { ...built.builds, b } }, { ...definition, expected }, environment);
  });
});
