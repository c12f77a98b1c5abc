// npm test: everything that is checked, on a fresh clone. Plain Node 20, no dependencies.
//
//   npm test                     all steps
//   npm test -- unit browser     only the steps with these names
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium } from "./chromium.mjs";
import { install } from "./install.mjs";
import { root, run } from "./run.mjs";

const reports = mkdtempSync(join(tmpdir(), "nacre-test-"));

/** What later steps need is `setup`: it also runs when other steps are asked for by name. */
const steps = [
  { name: "chromium", title: "Find a Chromium", setup: true, run: chromium },
  {
    name: "packages",
    title: "Build the packages",
    setup: true,
    run: command("turbo", ["run", "build", "--filter=./packages/*", "--output-logs=new-only"]),
  },
  {
    name: "apps",
    title: "Build the apps",
    setup: true,
    run: command("turbo", ["run", "build", "--filter=./apps/*", "--output-logs=new-only"]),
  },
  { name: "types", title: "Types", run: command("npm", ["run", "--silent", "typecheck"]) },
  { name: "paths", title: "Paths of remote modules", run: command("npm", ["run", "--silent", "types:check"]) },
  { name: "lint", title: "Lint", run: command("npm", ["run", "--silent", "lint"]) },
  { name: "format", title: "Format", run: command("npm", ["run", "--silent", "format:check"]) },
  { name: "reference", title: "API reference", run: command("npm", ["run", "--silent", "reference:check"]) },
  { name: "unit", title: "Unit, property and component tests", run: vitest("unit", "dom") },
  { name: "oldest", title: "Built packages, oldest React and React Router", run: vitest("built", "oldest") },
  { name: "cases", title: "Build cases", run: vitest("cases") },
  { name: "conformance", title: "The specification", run: vitest("conformance") },
  { name: "foreign", title: "Containers of other federations", run: foreign },
  { name: "packed", title: "The packed packages, and README's quick start", run: vitest("packed") },
  { name: "browser", title: "Browser tests", run: vitest("browser") },
  { name: "chaos", title: "Chaos suite, quick form", run: command("node", ["chaos/main.ts", "--quick"]) },
  { name: "stories", title: "Stories, in both themes, and pictures of the library", run: stories },
];

async function chromium() {
  try {
    process.env.CHROME_PATH = await findChromium();
    console.log(process.env.CHROME_PATH);
    return { passed: 1, failed: 0 };
  } catch (error) {
    console.error(error.message);
    return { passed: 0, failed: 1 };
  }
}

/** Module Federation 2 does not load beside the repository's own webpack, so its tools are installed apart. */
async function foreign() {
  if (!(await install("conformance/foreign"))) return { passed: 0, failed: 1 };
  return vitest("foreign")();
}

/** A step that is one check: the command's success. */
function command(file, args) {
  return async () => ((await run(file, args)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
}

/** A step that counts the tests of some projects. */
function vitest(...projects) {
  // It has nothing to say of other tests.
  const reporter = "--reporter=./conformance/harness/ConformanceReporter.ts";
  return () => countTests(projects[0], [...projects.flatMap((name) => ["--project", name]), reporter]);
}

/** Storybook, and the browser in which they run, are in a configuration of their own. */
function stories() {
  return countTests("stories", ["--root", "stories"]);
}

/**
 * A run that crashes, or that finds no tests, counts as one failure. A busy machine is no fault: a test that fails is run once
 * more, and one that passes only then is told of at the end.
 */
async function countTests(name, args) {
  const file = join(reports, `${name}.json`);
  const reporters = ["--reporter=default", `--reporter=${join(root, "scripts", "SummaryReporter.mjs")}`];
  const code = await run("vitest", ["run", "--retry=1", ...args, ...reporters], { env: { NACRE_SUMMARY: file } });
  const { passed, failures, again } = summaryIn(file);
  const failed = failures.length;
  const crashed = (code !== 0 && failed === 0) || passed + failed === 0;
  return { passed, failed: failed + (crashed ? 1 : 0), failures, again };
}

function summaryIn(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return { passed: 0, failures: [], again: [] };
  }
}

function wanted(filters) {
  const unknown = filters.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    throw new Error(`No step is named ${unknown.join(", ")}. Steps: ${steps.map((step) => step.name).join(", ")}.`);
  }
  return filters.length === 0 ? steps : steps.filter((step) => step.setup || filters.includes(step.name));
}

async function runStep(step, position) {
  console.log(`\n[${position}] ${step.title}`);
  const before = Date.now();
  const result = await step.run();
  const seconds = ((Date.now() - before) / 1000).toFixed(1);
  console.log(`[${position}] ${step.title}: ${result.failed === 0 ? "passed" : "FAILED"} in ${seconds} s`);
  return result;
}

async function main() {
  const results = [];
  try {
    const chosen = wanted(process.argv.slice(2));
    if (!(await install())) throw new Error("The dependencies are not installed.");
    for (const [index, step] of chosen.entries())
      results.push({ ...(await runStep(step, `${index + 1}/${chosen.length}`)), title: step.title });
  } catch (error) {
    console.error(error.message);
    results.push({ title: "Preparation", passed: 0, failed: 1 });
  }
  rmSync(reports, { recursive: true, force: true });
  summarize(results);
}

/** What one wants to know who sees the end of the output alone. */
function summarize(results) {
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  for (const { title, failed, failures = [] } of results) {
    if (failed > 0) console.log(`\nFailed: ${title}`);
    for (const { name, message } of failures) console.log(`\n  ${name}\n    ${message.replaceAll("\n", "\n    ")}`);
  }
  const again = results.flatMap((result) => result.again ?? []);
  if (again.length > 0) console.log(`\nPassed only when run again:\n  ${again.join("\n  ")}`);
  console.log(`\n${total("passed")} passed, ${total("failed")} failed`);
  process.exitCode = total("failed") > 0 ? 1 : 0;
}

await main();
