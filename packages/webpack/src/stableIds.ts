import { createHash } from "node:crypto";
import { relative } from "node:path";
import { isRspack, type Chunk, type Compilation, type Compiler, type Module } from "./bundler.ts";

const CONSUME = "consume-shared-module";
const SHARING = new Set([CONSUME, "provide-module"]);
const ABSOLUTE_PATH = /(?<= = |\(fallback: )(?:\/|[A-Za-z]:\\).+?(?=\)|$)/;

/**
 * Gives Rspack's sharing modules, and chunks of nothing else, ids that are equal on every machine. Rspack makes them from
 * names that hold the absolute path of the shared module. webpack makes such paths relative by itself.
 */
export function keepIdsStable(compiler: Compiler): void {
  if (!isRspack(compiler)) return;
  let current: Compilation | undefined;
  compiler.hooks.thisCompilation.tap("NacrePlugin", (compilation) => {
    current = compilation;
    compilation.hooks.beforeModuleIds.tap("NacrePlugin", (modules) => assignIds(modules, compilation));
  });
  splitConsumes(compiler, (chunk) => (current ? [...current.chunkGraph.getChunkModulesIterable(chunk)] : []));
}

function assignIds(modules: Iterable<Module>, { compiler: { context, options } }: Compilation): void {
  const { moduleIds } = options.optimization;
  // The others are numbers by order.
  if (!moduleIds || moduleIds === "natural") return;
  const taken = new Set<string>();
  for (const module of modules) {
    if (!SHARING.has(module.type)) continue;
    const name = moduleIds === "named" ? `${module.libIdent({ context })}?` : "";
    const hash = hashOf(module, context);
    let length = 6;
    while (taken.has(name + hash.slice(0, length))) length++;
    module.id = name + hash.slice(0, length);
    taken.add(module.id);
  }
}

/**
 * A chunk's id comes from its name, or from the names of the modules at its root. So a consume module is never at the
 * root of a chunk without name: it has no code, so there is nothing to gain by moving it to a chunk of several others, and
 * where the modules beside it may be moved away, or there are none, it gets a chunk with a name.
 */
function splitConsumes({ context, options: { optimization } }: Compiler, modulesOf: (chunk: Chunk) => Module[]): void {
  if (optimization.splitChunks === false) return;
  const { cacheGroups = {}, ...splitChunks } = optimization.splitChunks ?? {};
  const { default: group = { idHint: "", reuseExistingChunk: true, minChunks: 2, priority: -20 } } = cacheGroups;
  const withoutConsumes = typeof group === "object" && !(group instanceof RegExp) && !("type" in group);
  const nacre = {
    type: CONSUME,
    chunks: (chunk: Chunk) => !chunk.hasRuntime() && modulesOf(chunk).every(isMovable),
    name: (module: Module) => `consume-${hashOf(module, context).slice(0, 6)}`,
    minChunks: 1,
    minSize: 0,
    enforce: true,
    priority: 100,
  };
  optimization.splitChunks = {
    ...splitChunks,
    cacheGroups: {
      ...cacheGroups,
      default: withoutConsumes ? { ...group, type: new RegExp(`^(?!${CONSUME}$)`) } : group,
      nacre,
    },
  };
}

/** By the cache group that bundlers have for packages. */
function isMovable(module: Module): boolean {
  return SHARING.has(module.type) || /[\\/]node_modules[\\/]/.test(module.nameForCondition() ?? "");
}

function hashOf(module: Module, context: string): string {
  // Rspack takes no shortener of requests: its readable names are its identifiers.
  const name = (module.readableIdentifier as () => string)().replace(ABSOLUTE_PATH, (path) =>
    relative(context, path).replaceAll("\\", "/"),
  );
  return createHash("sha256").update(name).digest("base64url");
}
