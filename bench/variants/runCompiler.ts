import type { Configuration, MultiStats } from "webpack";

type Bundler = (
  configurations: Configuration[],
  done: (failure: Error | null, stats?: MultiStats) => void,
) => { close(done: () => void): void };

/** Runs a bundler once over several builds. Rejects with what it says where one fails. */
export function runCompiler(bundler: Bundler, configurations: Configuration[]): Promise<MultiStats> {
  return new Promise((resolve, reject) => {
    const compiler = bundler(configurations, (failure, stats) => {
      compiler.close(() => {
        if (failure || !stats) reject(failure ?? new Error("The bundler gave no statistics."));
        else if (stats.hasErrors()) reject(new Error(stats.toString({ all: false, errors: true })));
        else resolve(stats);
      });
    });
  });
}
