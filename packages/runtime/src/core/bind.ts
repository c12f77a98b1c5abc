import type { BundlerRequire, Execution, LoadedBuild } from "./LoadedBuild.ts";

/**
 * Connects a build's code to the modules that are not its own: every consumed and every remote module becomes a function
 * that looks its target up when it is evaluated. Nothing is kept, so what failed is looked up again.
 */
export function bind(build: LoadedBuild, require: BundlerRequire, lookUp: (module: string) => unknown): void {
  require.i.push(forgetFailed(require));
  const { consumes, remotes } = build.slice;
  for (const id of Object.keys({ ...consumes, ...remotes })) require.m[id] = stand(require, id, () => lookUp(id));
}

/** The cache entry goes first: in a cycle the same import must reach the target's live exports, not this stand-in's. */
function stand(require: BundlerRequire, id: string, target: () => unknown): BundlerRequire["m"][string] {
  return (module) => {
    delete require.c[id];
    module.exports = target();
  };
}

/** A module that threw is not there: the next import evaluates it again. */
function forgetFailed(require: BundlerRequire) {
  return (execution: Execution): void => {
    const { id, factory } = execution;
    if (!factory) return;
    execution.factory = function (this: unknown, module, exports, own) {
      const forget = (): void => {
        if (require.c[id] === module) delete require.c[id];
      };
      try {
        factory.call(this, module, exports, own);
      } catch (error) {
        forget();
        throw error;
      }
      if (isAsyncModule(module.exports)) module.exports.catch(forget);
    };
  };
}

/** Bundlers mark the promise of an asynchronous module with symbols; a promise that a module exports has none. */
function isAsyncModule(exports: unknown): exports is Promise<unknown> {
  return exports instanceof Promise && Object.getOwnPropertySymbols(exports).length > 0;
}
