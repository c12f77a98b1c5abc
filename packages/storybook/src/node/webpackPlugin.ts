import type { FindStandIn } from "./findStandIn.ts";

/** What this plugin touches of webpack. */
interface Compiler {
  webpack: {
    NormalModuleReplacementPlugin: new (
      pattern: RegExp,
      replace: (asked: { request: string; contextInfo: { issuer?: string } }) => void,
    ) => { apply(compiler: Compiler): void };
  };
}

/** A plugin of webpack, as far as this one is one. */
export interface WebpackPlugin {
  apply(compiler: Compiler): void;
}

/** The same as `vitePlugin`, for webpack. */
export function webpackPlugin(find: FindStandIn): WebpackPlugin {
  return {
    apply(compiler) {
      const { NormalModuleReplacementPlugin } = compiler.webpack;
      new NormalModuleReplacementPlugin(/^[A-Za-z]/, (asked) => {
        asked.request = find(asked.request, asked.contextInfo.issuer) ?? asked.request;
      }).apply(compiler);
    },
  };
}
