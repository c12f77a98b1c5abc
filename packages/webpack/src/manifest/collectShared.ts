import type { ExposeName, SharedDefinition } from "@nacre/contract";
import type { Compilation, Module } from "../bundler.ts";
import type { SharedConfig } from "../shared.ts";
import { parseContainerEntry } from "./identifiers.ts";
import { mayDefine, SDK } from "./mayDefine.ts";
import { ModuleGraphReader } from "./ModuleGraphReader.ts";
import type { FoundDefinition } from "./readSharedDefinitions.ts";
import { keyOfConsume } from "./shareNames.ts";

/** What the modules of a build share by name. */
export interface SharedDefinitions {
  /** Ordered by kind, name and schema, each once. */
  list(): SharedDefinition[];
  /** Names of the stores that these modules define. */
  storesOf(modules: readonly Module[]): string[];
}

/**
 * Reads the definitions in all modules of a build.
 *
 * @returns what fills once all modules are there
 */
export function collectShared(compilation: Compilation, shared: Record<string, SharedConfig>): SharedDefinitions {
  const byModule = new Map<string, SharedDefinition[]>();
  // Before modules are concatenated: an expose still leads to the module that a person wrote.
  compilation.hooks.finishModules.tapPromise("NacrePlugin", async () => {
    byModule.clear();
    const defining = importersOfSdk(compilation, shared).filter((module) => mayDefine(sourceOf(module)));
    if (defining.length === 0) return;
    const { readSharedDefinitions } = await import("./readSharedDefinitions.ts");
    const exposes = exposedModules(compilation);
    for (const module of defining) {
      const found = readSharedDefinitions(sourceOf(module));
      const expose = exposes.get(module.identifier());
      if (found.length > 0)
        byModule.set(
          module.identifier(),
          found.map((each) => definitionOf(each, expose)),
        );
    }
  });
  return {
    list: () => distinct([...byModule.values()].flat()),
    storesOf: (modules) => {
      if (byModule.size === 0) return [];
      const all = modules.flatMap((each) => [each, ...((each as Module & { modules?: Module[] }).modules ?? [])]);
      const found = all.flatMap((each) => byModule.get(each.identifier()) ?? []);
      return [...new Set(found.flatMap(({ kind, name }) => (kind === "store" ? [name] : [])))].toSorted();
    },
  };
}

/** Where every import of the SDK is one of a shared module, those that import it; else all. Rspack copies each text. */
function importersOfSdk({ modules, moduleGraph }: Compilation, shared: Record<string, SharedConfig>): Module[] {
  const { shareKey = SDK, include, exclude } = shared[SDK] ?? { shareKey: "" };
  if (shareKey !== SDK || include || exclude) return [...modules];
  const importers = new Set<Module | null>();
  for (const module of modules) {
    if (module.type !== "consume-shared-module" || keyOfConsume(module) !== SDK) continue;
    for (const { originModule } of moduleGraph.getIncomingConnections(module)) importers.add(originModule);
  }
  return importers.size === 0 ? [] : [...modules].filter((module) => importers.has(module));
}

function sourceOf(module: Module): string {
  return module.originalSource()?.source().toString() ?? "";
}

/** The expose of each module that has one. */
function exposedModules(compilation: Compilation): Map<string, ExposeName> {
  const reader = new ModuleGraphReader(compilation);
  const exposes = new Map<string, ExposeName>();
  for (const module of compilation.modules) {
    const names = parseContainerEntry(module.identifier()) ?? [];
    for (const [index, name] of names.entries()) {
      const target = reader.targets(module.blocks[index]!).at(-1);
      if (target && !exposes.has(target.identifier())) exposes.set(target.identifier(), name);
    }
  }
  return exposes;
}

/** Only what its module exports is made by importing that. */
function definitionOf({ exported, ...found }: FoundDefinition, module: ExposeName | undefined): SharedDefinition {
  return { ...found, ...(exported && found.kind === "store" && module !== undefined && { module }) };
}

/** Those with an expose first: they say more. */
function distinct(definitions: readonly SharedDefinition[]): SharedDefinition[] {
  const keyOf = ({ kind, used, name, schema }: SharedDefinition): string => `${kind} ${used ?? ""} ${name} ${schema}`;
  const ordered = definitions.toSorted((a, b) => Number(a.module === undefined) - Number(b.module === undefined));
  const byKey = new Map<string, SharedDefinition>();
  for (const each of ordered) if (!byKey.has(keyOf(each))) byKey.set(keyOf(each), each);
  return [...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}
