// A reporter for vitest that writes what `npm test` says at its end: how many tests passed, and which ones did not.
import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { root } from "./run.mjs";

/** Lines of an error that are told once more. The whole of it stands where it happened. */
const LINES = 12;

/** Writes `{ passed, failures: [{ name, message }], again: [name] }` to the file that `NACRE_SUMMARY` names. */
export default class SummaryReporter {
  onTestRunEnd(modules, unhandled) {
    const summary = { passed: 0, failures: unhandled.map((error) => failure("Not caught", [error])), again: [] };
    for (const module of modules) {
      for (const suite of [module, ...module.children.allSuites()])
        if (suite.errors().length > 0) summary.failures.push(failure(nameOf(suite), suite.errors()));
      for (const test of module.children.allTests()) count(summary, test);
    }
    writeFileSync(process.env.NACRE_SUMMARY, JSON.stringify(summary));
  }
}

function count(summary, test) {
  const { state, errors } = test.result();
  if (state === "failed") summary.failures.push(failure(nameOf(test), errors.slice(-1)));
  if (state !== "passed") return;
  summary.passed++;
  if (test.diagnostic()?.flaky) summary.again.push(nameOf(test));
}

function nameOf(part) {
  const file = relative(root, (part.module ?? part).moduleId);
  return part.fullName && part.module ? `${file}: ${part.fullName}` : file;
}

function failure(name, errors) {
  const lines = errors.flatMap(({ message, stack }) => `${message}\n${stackOf(stack)}`.split("\n"));
  return { name, message: stripVTControlCharacters(lines.slice(0, LINES).join("\n")) };
}

/** Where in our own files it happened. */
function stackOf(stack) {
  const frames = (stack ?? "").split("\n").filter((line) => line.includes(root) && !line.includes("node_modules"));
  return frames.slice(0, 3).join("\n");
}
