import { isRspack, type Chunk, type Compilation } from "./bundler.ts";

/**
 * Runtime modules of the bundlers that load chunks, styles, containers and shared modules, find addresses and name
 * files, or wait for some before they start. In a Nacre container the page's runtime does all that. Both bundlers' names:
 * webpack "load script", Rspack "load_script". A name that stops matching leaves its module in place: bigger, and still overruled by ours.
 */
const REPLACED = [
  /consumes/,
  /remotes.loading/,
  /sharing/,
  /load.?script/,
  /public.?path/i,
  /css.?loading/,
  /(jsonp|module|import(.?scripts)?).?chunk.?loading/i,
  /chunk.?filename/,
  /startup/,
];

/** Has the symbols by which promises of asynchronous modules are known. */
const ASYNC = /async.?module/;

/**
 * Empties the stock runtime modules of chunks that are connected to the page's runtime. Asynchronous modules get symbols
 * that all builds know: else a cycle of them through two containers waits for itself.
 */
export function dropStockRuntime(compilation: Compilation, isConnected: (chunk: Chunk) => boolean): void {
  const change = isRspack(compilation.compiler) ? changeRspack : changeWebpack;
  compilation.hooks.runtimeModule.tap("NacrePlugin", (module, chunk) => {
    if (!isConnected(chunk)) return;
    if (REPLACED.some((name) => name.test(module.name))) change(module, () => "");
    else if (ASYNC.test(module.name)) change(module, withCommonSymbols);
  });
}

type Change = (code: string) => string;

function changeWebpack(module: { generate(): string | null }, change: Change): void {
  const generate = module.generate.bind(module);
  module.generate = () => change(generate() ?? "");
}

function changeRspack(module: object, change: Change): void {
  const { source } = module as { source: { source: Buffer } };
  source.source = Buffer.from(change(source.source.toString()));
}

function withCommonSymbols(code: string): string {
  return code.replaceAll(/\bSymbol\((?=")/g, "Symbol.for(");
}
