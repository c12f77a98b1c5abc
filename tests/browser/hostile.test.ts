import { join } from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { root } from "../sources.ts";
import { openPage } from "./harness/openPage.ts";
import { startBlank } from "./harness/startBlank.ts";

/** What a page reports of the corpora that run in it. */
interface Report {
  accepted: string[];
  crashed: string[];
  named: number;
  generated: number;
  prototypes: boolean;
}

/** One script with a module and everything that it imports. */
async function bundle(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, file)],
    conditions: ["@nacre/source"],
    bundle: true,
    format: "iife",
    target: "es2023",
    write: false,
  });
  return outputFiles[0]!.text;
}

test("in Chromium, too, none of the bad inputs is accepted, and none crashes", async () => {
  await using blank = await startBlank();
  const page = await openPage(blank.url);
  await page.addScriptTag({ content: await bundle("tests/browser/harness/judge.ts") });
  const report = await page.evaluate(() => (globalThis as unknown as { report: Promise<Report> }).report);
  expect(report).toMatchObject({ accepted: [], crashed: [], prototypes: true });
  expect(report.named).toBeGreaterThanOrEqual(400);
  expect(report.generated).toBeGreaterThanOrEqual(10_000);
});
