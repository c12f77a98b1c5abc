import { rspack } from "@rspack/core";
import webpack, { type Configuration } from "webpack";
import type { Bundler } from "./Case.ts";

export interface Watching extends AsyncDisposable {
  /** Waits for a build that has not been waited for. */
  next(): Promise<void>;
}

/** Builds, and builds again when a source changes. */
export function watchBundler(bundler: Bundler, config: Configuration): Watching {
  const compiler = ((bundler === "rspack" ? rspack : webpack) as typeof webpack)(config);
  const results: (string | undefined)[] = [];
  let arrived = Promise.withResolvers<void>();
  const watching = compiler.watch({ aggregateTimeout: 20 }, (failure, stats) => {
    results.push(failure?.message ?? stats?.compilation.errors[0]?.message);
    arrived.resolve();
  });
  return {
    async next() {
      await arrived.promise;
      const error = results.shift();
      if (results.length === 0) arrived = Promise.withResolvers();
      if (error !== undefined) throw new Error(error);
    },
    [Symbol.asyncDispose]: () => new Promise((done) => watching!.close(() => compiler.close(() => done()))),
  };
}
