import { isRspack, type Chunk, type Compilation } from "./bundler.ts";

/**
 * Runtime modules of the bundlers that load chunks, styles, containers and shared modules, find addresses and name
 * files, or wait for some before they start. In a Nacre container the page's runtime does all that. Both bundlers' names: webpack "load script", Rspack
 * "load_script". A name that stops matching leaves its module in place: bigger, and still overruled by ours.
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

/** Empties the stock runtime modules of chunks that are connected to the page's runtime. */
export function dropStockRuntime(compilation: Compilation, isConnected: (chunk: Chunk) => boolean): void {
  const rspack = isRspack(compilation.compiler);
  compilation.hooks.runtimeModule.tap("NacrePlugin", (module, chunk) => {
    if (!isConnected(chunk) || !REPLACED.some((name) => name.test(module.name))) return;
    if (rspack) (module as unknown as { source: { source: Buffer } }).source.source = Buffer.from("");
    else module.generate = () => null;
  });
}
