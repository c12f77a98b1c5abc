import { isRspack, type Compiler } from "./bundler.ts";

const NAME = "NacrePlugin";

/**
 * Lets a module's exports be seen while it is evaluated. In production both bundlers define exports at the end of a module
 * that is in no cycle, but a cycle through another container is one that they cannot know of.
 */
export function keepLiveExports(compiler: Compiler): void {
  if (isRspack(compiler)) withoutCycleDetection(compiler);
  else
    compiler.hooks.compilation.tap(NAME, (compilation) => {
      // After webpack's own answer, which is stage 1.
      compilation.hooks.optimizeDependencies.tap({ name: NAME, stage: 2 }, (modules) => {
        for (const { buildInfo } of modules) if (buildInfo) (buildInfo as { isCircular?: boolean }).isCircular = true;
      });
    });
}

/** Rspack takes every module for one of a cycle where it does not look for cycles, and it looks only in production. */
function withoutCycleDetection({ hooks, options }: Compiler): void {
  const { mode } = options;
  if (mode !== "production") return;
  hooks.environment.tap(NAME, () => void (options.mode = "none"));
  hooks.afterPlugins.tap(NAME, () => void (options.mode = mode));
}
