import type { Consume, ModuleId } from "@nacre/contract";
import type { Module } from "../bundler.ts";
import { compileRange } from "../compileRange.ts";
import { familyOf, sharedConfigOf, type SharedConfig } from "../shared.ts";
import { rangeOfWebpack, type WebpackRange } from "../rangeOfWebpack.ts";
import { parseConsume } from "./identifiers.ts";
import type { ModuleGraphReader } from "./ModuleGraphReader.ts";

/** The shared modules that a build uses, by the id of the module that stands for each. */
export function readConsumes(
  modules: Iterable<Module>,
  shared: Record<string, SharedConfig>,
  reader: ModuleGraphReader,
): Record<ModuleId, Consume> {
  const consumes: Record<ModuleId, Consume> = {};
  for (const module of modules) {
    if (module.type !== "consume-shared-module") continue;
    const request = requestOf(module);
    if (!request) continue;
    consumes[reader.id(module)] = {
      ...describe(request, sharedConfigOf(shared, request.key), reader.code(module)),
      ...(reader.isAsync(module) && { async: true as const }),
    };
  }
  return consumes;
}

interface Request {
  key: string;
  range: string | false;
}

/** webpack has the range as a compiled form in the module's options; Rspack has the text in the identifier. */
function requestOf(module: Module): Request | undefined {
  const { options } = module as Module & { options?: { shareKey: string; requiredVersion?: WebpackRange | false } };
  if (!options) return parseConsume(module.identifier());
  const { shareKey, requiredVersion } = options;
  return { key: shareKey, range: requiredVersion ? rangeOfWebpack(requiredVersion) : false };
}

function describe({ key, range }: Request, config: SharedConfig, fallback: Consume["fallback"]): Consume {
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
