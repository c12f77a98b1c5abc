import { rspack } from "@rspack/core";
import webpack, { type Configuration } from "webpack";
import type { Bundler } from "./Case.ts";

/** Builds, and gives the warnings. */
export function runBundler(bundler: Bundler, config: Configuration): Promise<string[]> {
  const run = (bundler === "rspack" ? rspack : webpack) as typeof webpack;
  return new Promise((resolve, reject) => {
    const compiler = run(config);
    if (!compiler) return reject(new Error("The bundler made no compiler."));
    compiler.run((failure, stats) => {
      compiler.close((notClosed) => {
        if (failure ?? notClosed ?? !stats) return reject(failure ?? notClosed ?? new Error("no stats"));
        const { errors, warnings } = stats.compilation;
        if (errors.length > 0) return reject(new Error(errors.map(({ message }) => message).join("\n")));
        resolve(warnings.map(({ message }) => message));
      });
    });
  });
}
