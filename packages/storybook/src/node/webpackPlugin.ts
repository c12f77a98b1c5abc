import type { StandIns } from "./makeStandIns.ts";

/** What this plugin touches of webpack. */
interface Compiler {
  hooks: { normalModuleFactory: { tap(name: string, tell: (factory: Factory) => void): void } };
}

interface Factory {
  hooks: { beforeResolve: { tapPromise(name: string, replace: (asked: Asked) => Promise<void>): void } };
  getResolver(type: "normal", options: { dependencyType: string }): Resolver;
}

interface Asked {
  request: string;
  /** Folder of the file that asks. */
  context: string;
  contextInfo: { issuer: string };
  dependencyType: string;
}

interface Resolver {
  resolve(info: object, context: string, request: string, options: object, done: (error: unknown) => void): void;
}

/** A plugin of webpack, as far as this one is one. */
export interface WebpackPlugin {
  apply(compiler: Compiler): void;
}

const NAME = "NacreStorybookPlugin";

/** The same as `vitePlugin`, for webpack. */
export function webpackPlugin({ find, guess }: StandIns): WebpackPlugin {
  return {
    apply(compiler) {
      compiler.hooks.normalModuleFactory.tap(NAME, (factory) => {
        factory.hooks.beforeResolve.tapPromise(NAME, async (asked) => {
          const { issuer } = asked.contextInfo;
          const known = find(asked.request, issuer);
          const guessed = known === undefined ? guess(asked.request, issuer) : undefined;
          if (known !== undefined) asked.request = known;
          else if (guessed && !(await isFound(factory, asked))) asked.request = guessed();
        });
      });
    },
  };
}

function isFound(factory: Factory, { request, context, contextInfo, dependencyType }: Asked): Promise<boolean> {
  const resolver = factory.getResolver("normal", { dependencyType });
  return new Promise((done) => {
    resolver.resolve(contextInfo, context, request, {}, (error) => done(!error));
  });
}
