import { CHUNK_GLOBAL, type BuildId } from "@nacre/contract";
import type { PageRuntime } from "../types.ts";
import type { BundlerRequire, ChunkPush } from "../core/LoadedBuild.ts";

/** Whose script is evaluated. */
export interface Owner {
  runtime: PageRuntime;
  build: BuildId;
}

/** Scripts are evaluated in one go, so there is one at a time. */
let current: Owner | undefined;
/** Modules are evaluated when Node wants: they are known by their address, as long as that takes. */
const modules = new Map<string, Owner>();

/** The build whose script, or whose module of this address, is being evaluated. */
export function currentBuild(url?: string): BuildId | undefined {
  return (modules.get(url ?? "") ?? current)?.build;
}

/** Evaluates a script in the name of a build. */
export function runAs<Result>(owner: Owner, run: () => Result): Result {
  installDispatcher();
  current = owner;
  try {
    return run();
  } finally {
    current = undefined;
  }
}

/** Evaluates a module in the name of a build. */
export async function importAs<Result>(owner: Owner, url: string, run: () => Promise<Result>): Promise<Result> {
  installDispatcher();
  modules.set(url, owner);
  try {
    return await run();
  } finally {
    modules.delete(url);
  }
}

/**
 * What builds find on the global object: it leads to the runtime for which they are evaluated, so that a process can have
 * several. It refers to none of them.
 */
function installDispatcher(): void {
  const name = Symbol.for("nacre");
  if (name in globalThis) return;
  const dispatcher = {
    wire: (require: BundlerRequire, url?: string): BuildId =>
      (modules.get(url ?? "") ?? current)!.runtime.wire(require, url),
    push: (chunk: ChunkPush): void => current!.runtime.push(chunk),
  };
  Object.defineProperty(globalThis, name, { value: dispatcher });
  Object.defineProperty(globalThis, CHUNK_GLOBAL, { get: () => dispatcher, set() {} });
}
