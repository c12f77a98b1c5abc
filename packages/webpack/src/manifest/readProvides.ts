import type { ModuleId, Provide, ShakenCode, ShareKey } from "@nacre/contract";
import type { Module } from "../bundler.ts";
import { familyOf, sharedConfigOf, type SharedConfig } from "../shared.ts";
import { shakenKey, type ShakenShare } from "../shaking/ShakenShare.ts";
import type { ShakenShares } from "../shaking/ShakenShares.ts";
import { Packages } from "../sharing/Packages.ts";
import type { ModuleGraphReader } from "./ModuleGraphReader.ts";
import { keyOfConsume, parseProvide } from "./shareNames.ts";

/** The shared modules that a build can give to others, by share key; one of each version. */
export function readProvides(
  modules: readonly Module[],
  { shared, shaken }: { shared: Record<string, SharedConfig>; shaken: ShakenShares },
  reader: ModuleGraphReader,
): Record<ShareKey, Provide[]> {
  const packages = new Packages();
  const provides: Record<ShareKey, Provide[]> = {};
  const given = new Set<ModuleId>();
  for (const { module, key, version } of copiesOf(modules)) {
    const code = reader.code(module);
    if (!code || given.has(code.module)) continue;
    given.add(code.module);
    const known = version ?? versionBehind(module, sharedConfigOf(shared, key), { packages, reader });
    const copies = (provides[key] ??= []);
    // What is installed twice in one version is given once.
    if (copies.some((copy) => copy.version === known)) continue;
    const async = reader.isCodeAsync(module) && { async: true as const };
    const smaller = shakenOf(module, shaken.get(key), { modules, reader });
    copies.push({ version: known, ...code, family: familyOf(key), ...async, ...(smaller && { shaken: smaller }) });
  }
  return provides;
}

/** The shaken copy of the very module that this one provides: a build may have several versions of it. */
function shakenOf(
  module: Module,
  share: ShakenShare | undefined,
  { modules, reader }: { modules: readonly Module[]; reader: ModuleGraphReader },
): ShakenCode | undefined {
  if (!share || fileBehind(module, reader) !== share.file) return undefined;
  const provider = modules.find((each) => each.type === "provide-module" && parseProvide(each)?.key === share.shareKey);
  const code = provider && reader.code(provider);
  return code && { ...code, exports: share.names() };
}

interface Copy {
  module: Module;
  key: ShareKey;
  version?: string;
}

/** Rspack does not provide what it found no version of: then the copy behind a use is what the build has. */
function copiesOf(modules: readonly Module[]): Copy[] {
  const provided = modules.flatMap((module): Copy[] => {
    const found = module.type === "provide-module" ? parseProvide(module) : undefined;
    return found && shakenKey(found.key) === undefined ? [{ module, ...found }] : [];
  });
  const used = modules.flatMap((module): Copy[] => {
    const key = module.type === "consume-shared-module" ? keyOfConsume(module) : undefined;
    return key === undefined ? [] : [{ module, key }];
  });
  return [...provided, ...used];
}

/** `0`: unknown. It suits only those who take any version. */
function versionBehind(
  module: Module,
  { version }: SharedConfig,
  { packages, reader }: { packages: Packages; reader: ModuleGraphReader },
): string {
  const file = version === false ? undefined : fileBehind(module, reader);
  return (file ? packages.versionOf(file) : undefined) ?? "0";
}

function fileBehind(module: Module, reader: ModuleGraphReader): string | undefined {
  return reader.targets(module.blocks[0] ?? module)[0]?.nameForCondition() ?? undefined;
}
