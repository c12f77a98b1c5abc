import { relative, resolve } from "node:path";
import { NacreError, type Problem } from "@nacre/contract";
import { type Compiler, isRspack } from "../bundler.ts";
import type { NormalOptions } from "../options.ts";
import type { SharedConfig } from "../shared.ts";
import { Packages } from "./Packages.ts";
import { isPath, packageOf } from "./packageOf.ts";
import { resolveRange } from "./resolveRange.ts";

/**
 * What is left to decide about shared modules once the bundler is known: share keys of files, and ranges that were
 * copied from a package.json.
 *
 * @throws NacreError `NACRE_WEBPACK_BAD_OPTIONS`
 */
export function resolveShared(compiler: Compiler, { name, shared }: NormalOptions): Record<string, SharedConfig> {
  const packages = new Packages();
  const problems: Problem[] = [];
  const entries = Object.entries(shared).map(([request, config]) => {
    const path = `shared["${request}"]`;
    if (isRspack(compiler) && (config.include || config.exclude))
      problems.push({ path, message: "Rspack has no `include` and `exclude`: name the requests that are shared" });
    const ranged = withRange(request, config, { packages, folder: compiler.context });
    if ("reason" in ranged) problems.push({ path: `${path}.requiredVersion`, message: ranged.reason });
    return [request, "reason" in ranged ? config : withPrivateKey(request, ranged, name, compiler.context)] as const;
  });
  if (problems.length) throw new NacreError("NACRE_WEBPACK_BAD_OPTIONS", { name, problems });
  // webpack takes the first prefix that fits.
  return Object.fromEntries(entries.toSorted(([a], [b]) => b.length - a.length));
}

/** Builds have files of equal names; they mean the same module only where a `shareKey` says so. */
function withPrivateKey(request: string, config: SharedConfig, name: string, context: string): SharedConfig {
  if (!isPath(request)) return config;
  const file = relative(context, resolve(context, request)).replaceAll("\\", "/");
  return { shareKey: `${name}/${encodeURI(file)}`, version: false, ...config };
}

function withRange(
  request: string,
  config: SharedConfig,
  { packages, folder }: { packages: Packages; folder: string },
): SharedConfig | { reason: string } {
  const { requiredVersion, packageName = packageOf(request) } = config;
  if (typeof requiredVersion !== "string") return config;
  const resolved = resolveRange(requiredVersion, {
    version: () => packageName && packages.installedVersion(folder, packageName),
    catalog: (catalog) => packageName && packages.catalog(folder, catalog, packageName),
  });
  if ("reason" in resolved)
    return {
      reason: `"${requiredVersion}": ${resolved.reason}; write a range like "^1.2.3", or false for any version`,
    };
  return { ...config, requiredVersion: resolved.range };
}
