import { createRequire } from "node:module";
import { join } from "node:path";
import { Script } from "node:vm";
import type { Format } from "@nacre/contract";

/** For what a build leaves to Node: its builtin modules. */
const requireBuiltin = createRequire(join(process.cwd(), "package.json"));

/** Evaluates a file in this realm; gives what a CommonJS file exports. A script of a web target finds `self`. */
export function evaluateScript(url: string, source: string, format: Format): unknown {
  if (format === "commonjs") return evaluateCommonJs(url, source);
  const evaluate = compile(url, source, ["self"]);
  evaluate(globalThis);
  return undefined;
}

function evaluateCommonJs(url: string, source: string): unknown {
  const module = { exports: {} };
  compile(url, source, ["exports", "require", "module", "__filename", "__dirname"])(
    module.exports,
    requireBuiltin,
    module,
    url,
    new URL(".", url).href,
  );
  return module.exports;
}

function compile(url: string, source: string, parameters: string[]): (...values: unknown[]) => void {
  const script = new Script(`(function(${parameters.join()}){${source}\n})`, { filename: url });
  return script.runInThisContext() as (...values: unknown[]) => void;
}
