import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isRspack, type Compilation, type Compiler, type Module } from "./bundler.ts";
import { parseRemoteModule } from "./manifest/identifiers.ts";
import type { NormalOptions } from "./options.ts";

/** What is known of other builds when this one is made: the file `.nacre/remotes.json`, which `nacre remotes` writes. */
export interface KnownRemotes {
  schema: 1;
  /** Asynchronous exposes, by container. */
  remotes: Record<string, { async?: string[] }>;
  /** Share keys of which some copy is asynchronous. */
  shared?: { async?: string[] };
}

const NOTHING: KnownRemotes = { schema: 1, remotes: {} };
const FEDERATED = new Set(["remote-module", "consume-shared-module"]);

/**
 * Tells webpack which remote and shared modules are asynchronous, so that their importers await them and evaluate in the
 * order of local modules. Without it they are awaited while they are loaded: the right value, a little early. Rspack
 * takes no such hint from a plugin.
 */
export function markAsync(compiler: Compiler, compilation: Compilation, options: NormalOptions): void {
  if (isRspack(compiler)) return;
  const file = findFile(compiler.context);
  if (file !== undefined) compilation.fileDependencies.add(file);
  const known = file === undefined ? NOTHING : (JSON.parse(readFileSync(file, "utf8")) as KnownRemotes);
  // Before the bundler infers which modules have to await.
  compilation.hooks.finishModules.tap({ name: "NacrePlugin", stage: -100 }, (modules) => {
    for (const module of modules) {
      // Also `false`: a module from the persistent cache keeps what an earlier build was told.
      if (FEDERATED.has(module.type) && module.buildMeta) module.buildMeta.async = isAsync(module, known, options);
    }
  });
}

function isAsync(module: Module, { remotes, shared }: KnownRemotes, options: NormalOptions): boolean {
  if (module.type === "consume-shared-module") {
    const { options: consume } = module as Module & { options: { shareKey: string } };
    return shared?.async?.includes(consume.shareKey) ?? false;
  }
  const found = module.type === "remote-module" ? parseRemoteModule(module.identifier()) : undefined;
  const target = found && options.remotes[found.alias];
  return target ? (remotes[target.name]?.async?.includes(found.expose) ?? false) : false;
}

function findFile(folder: string): string | undefined {
  const file = join(folder, ".nacre/remotes.json");
  if (existsSync(file)) return file;
  return folder === dirname(folder) ? undefined : findFile(dirname(folder));
}
