import { readFile } from "node:fs/promises";
import { runInThisContext } from "node:vm";
import type { BuildId, Diagnostic } from "@nacre/contract";
import { makeSnapshot } from "@nacre/plan";
import { CHUNK_GLOBAL, createRuntime, type Adapter, type PageRuntime } from "@nacre/runtime";
import type { World } from "./buildWorld.ts";

export interface Page {
  runtime: PageRuntime;
  /** Of the snapshot. */
  diagnostics: Diagnostic[];
  /** Files that were requested, relative to the world, in order. */
  requested: string[];
  /** Parts of file names that fail when they are requested. */
  broken: Set<string>;
}

/** A page on real builds whose files come from disk. Evaluation, chunks and entries are the bundlers' own. */
export function openPage(world: World, root = "host"): Page {
  const names = Object.fromEntries(world.builds.map((build) => [build.manifest.name, build.id]));
  const { snapshot, diagnostics } = makeSnapshot({ builds: world.builds, names, root, environment: "test", n: 1 });
  const requested: string[] = [];
  const broken = new Set<string>();
  let current: BuildId | undefined;

  const read = async (url: string): Promise<string> => {
    const file = url.slice(world.folder.length + 1);
    requested.push(file);
    for (const each of broken) if (file.includes(each)) throw new Error(`${file} is broken`);
    return readFile(url, "utf8");
  };
  const adapter: Adapter = {
    async loadScript({ build, url }) {
      const code = await read(url);
      current = build;
      Object.assign(globalThis, { self: globalThis, [CHUNK_GLOBAL]: runtime, [Symbol.for("nacre")]: runtime });
      try {
        runInThisContext(code, { filename: url });
      } finally {
        current = undefined;
      }
    },
    async loadStyle({ url }) {
      await read(url);
    },
    currentBuild: () => current,
    global: (name) => (globalThis as Record<string, unknown>)[name],
    now: () => 0,
    resolveUrl: (url) => url,
  };
  const runtime = createRuntime({ snapshot, adapter });
  return { runtime, requested, broken, diagnostics };
}
