import { createHash } from "node:crypto";
import { relative } from "node:path";
import { isRspack, type Compilation, type Compiler, type Module } from "./bundler.ts";

const SHARING = new Set(["consume-shared-module", "provide-module"]);

/**
 * Gives Rspack's sharing modules ids that are equal on every machine. Rspack makes them from names that hold the
 * absolute path of the shared module. webpack makes such paths relative by itself.
 */
export function keepIdsStable(compiler: Compiler): void {
  if (!isRspack(compiler)) return;
  keepOutOfSplitChunks(compiler);
  compiler.hooks.thisCompilation.tap("NacrePlugin", (compilation) => {
    compilation.hooks.beforeModuleIds.tap("NacrePlugin", (modules) => {
      const { moduleIds } = compiler.options.optimization;
      // The others are numbers by order.
      if (moduleIds && moduleIds !== "natural") assignIds(modules, compilation, moduleIds === "named");
    });
  });
}

function assignIds(modules: Iterable<Module>, { compiler, requestShortener }: Compilation, named: boolean): void {
  const taken = new Set<string>();
  for (const module of modules) {
    if (!SHARING.has(module.type)) continue;
    const name = module
      .readableIdentifier(requestShortener)
      .replace(/(?<= = |\(fallback: )(?:\/|[A-Za-z]:\\).+?(?=\)|$)/, (path) => requestOf(path, compiler.context));
    const hash = createHash("sha256").update(name).digest("base64url");
    const idOf = (length: number): string =>
      (named ? `${module.libIdent({ context: compiler.context })}?` : "") + hash.slice(0, length);
    let length = 6;
    while (taken.has(idOf(length))) length++;
    module.id = idOf(length);
    taken.add(idOf(length));
  }
}

function requestOf(path: string, context: string): string {
  return relative(context, path).replaceAll("\\", "/");
}

/**
 * A chunk's id comes from the names of the modules at its root. Sharing modules have no code, so there is nothing to
 * gain by moving those that several chunks use into a chunk of their own.
 */
function keepOutOfSplitChunks({ options: { optimization } }: Compiler): void {
  if (optimization.splitChunks === false) return;
  const { cacheGroups = {}, ...splitChunks } = optimization.splitChunks ?? {};
  const { default: group } = cacheGroups;
  if (group !== undefined && (typeof group !== "object" || group instanceof RegExp || "type" in group)) return;
  const standard = { idHint: "", reuseExistingChunk: true, minChunks: 2, priority: -20 };
  optimization.splitChunks = {
    ...splitChunks,
    cacheGroups: { ...cacheGroups, default: { ...(group ?? standard), type: /^(?!consume-shared-module$)/ } },
  };
}
