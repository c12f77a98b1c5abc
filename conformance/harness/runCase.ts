import { expect } from "vitest";
import type { BuiltCase } from "./buildCase.ts";
import type { Case, Environment } from "./Case.ts";
import { Pages } from "./Pages.ts";
import { planBuilds } from "./planBuilds.ts";

/** Executes a built case in one environment. Everything that the case does not declare is a failure. */
export async function runCase(built: BuiltCase, definition: Case, environment: Environment): Promise<void> {
  checkWarnings(built.warnings, definition.warnings ?? []);
  const { diagnostics: declared = [] } = definition;
  const { diagnostics } = planBuilds(built.builds, definition);
  expect(diagnostics.map(({ code }) => code).toSorted(), "diagnostics of the plan").toEqual(
    (typeof declared === "function" ? declared(built.bundler) : declared).toSorted(),
  );
  await using pages = new Pages(built, definition, environment);
  const page = await pages.open();
  if ("expected" in definition)
    expect(await page.run(({ app }) => (typeof app.result === "function" ? app.result() : app.result))).toEqual(
      definition.expected,
    );
  await definition.test?.(page);
  pages.check();
}

function checkWarnings(warnings: readonly string[], declared: readonly RegExp[]): void {
  const undeclared = warnings.filter((text) => !declared.some((pattern) => pattern.test(text)));
  expect(undeclared, "undeclared warnings of the bundler").toEqual([]);
  const silent = declared.filter((pattern) => !warnings.some((text) => pattern.test(text)));
  expect(silent, "declared warnings that did not come").toEqual([]);
}
