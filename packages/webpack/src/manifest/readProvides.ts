import type { Provide, ShareKey } from "@nacre/contract";
import type { Module } from "../bundler.ts";
import { familyOf } from "../shared.ts";
import { parseProvide } from "./identifiers.ts";
import type { ModuleGraphReader } from "./ModuleGraphReader.ts";

/** The shared modules that a build can give to others, by share key. */
export function readProvides(modules: Iterable<Module>, reader: ModuleGraphReader): Record<ShareKey, Provide[]> {
  const provides: Record<ShareKey, Provide[]> = {};
  for (const module of modules) {
    const provided = module.type === "provide-module" ? parseProvide(module.identifier()) : undefined;
    const code = provided && reader.code(module);
    if (!code) continue;
    const { key, version } = provided;
    (provides[key] ??= []).push({
      version: version === "false" ? "0" : version,
      ...code,
      family: familyOf(key),
      ...(reader.isCodeAsync(module) && { async: true as const }),
    });
  }
  return provides;
}
