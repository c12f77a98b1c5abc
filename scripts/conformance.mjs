// npm run conformance: the specification as a test suite, on builds of webpack and Rspack, in Chromium and in Node.
//
//   npm run conformance                      all cases; prints the table and writes conformance/report.json
//   npm run conformance -- --write           the table of README as well
//   npm run conformance -- --graphs 200      so many random graphs per bundler, in place of 20
//   npm run conformance -- -t siblings       whatever else vitest understands
import { prepare } from "./prepare.mjs";
import { run } from "./run.mjs";

const rest = process.argv.slice(2);
const env = {};
if (take("--write")) env.CONFORMANCE_WRITE = "1";
const graphs = take("--graphs", true);
if (graphs) env.CONFORMANCE_GRAPHS = graphs;

/** Takes an option out of the rest, and gives its value. */
function take(name, hasValue = false) {
  const index = rest.indexOf(name);
  return index < 0 ? undefined : rest.splice(index, hasValue ? 2 : 1).at(-1);
}

const reporters = ["--reporter=dot", "--reporter=./conformance/harness/ConformanceReporter.ts"];
process.exitCode =
  (await prepare()) || (await run("vitest", ["run", "--project", "conformance", ...reporters, ...rest], { env }));
