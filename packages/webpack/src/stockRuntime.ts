import { isRspack, type Chunk, type Compilation } from "./bundler.ts";

/**
 * Runtime modules of the bundlers that load chunks, styles, containers and shared modules, find addresses and name
 * files, trust them, or wait for some before they start. In a Nacre container the page's runtime does all that. Both bundlers' names:
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
  /trusted.?types/,
  /create.?script.?url/,
];

/** Loads a chunk by all handlers. Others add theirs to its list. */
const ENSURE = /ensure.?chunk$/;

/** A container that a host gets modules from by itself, as both bundlers write it: the manifest says what `get` would know. */
const CONTAINER = /(?:var|const) moduleMap = \{[^]*?\binit: \(\) => \(init\)\s*\}\);/;

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
    else if (ENSURE.test(module.name)) change(module, () => "__webpack_require__.f = {};");
    else if (ASYNC.test(module.name)) change(module, withCommonSymbols);
  });
}

/** Takes `get` and `init` out of the entry: nobody calls them. Where the bundler writes them otherwise, they stay. */
export function dropContainerCode(compilation: Compilation, name: string): void {
  const { Compilation: stages, sources } = compilation.compiler.webpack;
  // Before minimizers.
  const stage = stages.PROCESS_ASSETS_STAGE_OPTIMIZE;
  compilation.hooks.processAssets.tap({ name: "NacrePlugin", stage }, () => {
    for (const file of compilation.entrypoints.get(name)!.getEntrypointChunk().files) {
      const { source } = compilation.getAsset(file)!;
      const found = CONTAINER.exec(source.source().toString());
      if (!found) continue;
      const emptied = new sources.ReplaceSource(source);
      emptied.replace(found.index, found.index + found[0].length - 1, "");
      compilation.updateAsset(file, emptied);
    }
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
