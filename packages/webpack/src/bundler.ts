import { explainError, type NacreError } from "@nacre/contract";
import type { Chunk, Compilation, Compiler, Module, WebpackError } from "webpack";

// webpack's types describe both bundlers: Rspack has the same public API, less some class fields.
export type { Chunk, Compilation, Compiler, Module };

/** A block of a module: its asynchronous dependencies. */
export type Block = Module["blocks"][number];

/** Whether the compiler is Rspack's. */
export function isRspack(compiler: Compiler): boolean {
  return "rspackVersion" in compiler.webpack;
}

/** `webpack 5.112.2` or `rspack 2.2.9`. */
export function bundlerName({ webpack }: Compiler): string {
  const { rspackVersion, version } = webpack as typeof webpack & { rspackVersion?: string };
  return rspackVersion ? `rspack ${rspackVersion}` : `webpack ${version}`;
}

/** What a bundler lists among the errors or warnings of a build. */
export function toBundlerError({ webpack }: Compiler, error: NacreError): WebpackError {
  return new webpack.WebpackError(`${error.code}: ${explainError(error)}`);
}
