import type { Consume, ModuleId } from "@nacre/contract";
import type { Module } from "../bundler.ts";
import { compileRange } from "../compileRange.ts";
import { familyOf } from "../shared.ts";
import type { SharedUse, SharedUses } from "../sharing/readSharedUses.ts";
import type { ModuleGraphReader } from "./ModuleGraphReader.ts";

/** The shared modules that a build uses, by the id of the module that stands for each. */
export function readConsumes(
  modules: Iterable<Module>,
  uses: SharedUses,
  reader: ModuleGraphReader,
): Record<ModuleId, Consume> {
  const consumes: Record<ModuleId, Consume> = {};
  for (const module of modules) {
    const use = module.type === "consume-shared-module" ? uses.get(module.identifier()) : undefined;
    if (!use) continue;
    consumes[reader.id(module)] = {
      ...describe(use, reader.code(module)),
      ...(reader.isAsync(module) && { async: true as const }),
    };
  }
  return consumes;
}

function describe({ key, range, config }: SharedUse, fallback: Consume["fallback"]): Consume {
  const { singleton = false, strictVersion = fallback !== undefined && !singleton } = config;
  return {
    key,
    range,
    ...(range !== false && { match: compileRange(range) }),
    ...(singleton && { singleton: true as const }),
    ...(strictVersion && range !== false && { strict: true as const }),
    family: familyOf(key),
    ...(fallback && { fallback }),
  };
}
