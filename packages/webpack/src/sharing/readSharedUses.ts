import { relative } from "node:path";
import { NacreError } from "@nacre/contract";
import { toBundlerError, type Compilation, type Module } from "../bundler.ts";
import { keyOfConsume } from "../manifest/shareNames.ts";
import type { NormalOptions } from "../options.ts";
import { sharedConfigOf, type SharedConfig } from "../shared.ts";
import { intersectRanges } from "./intersectRanges.ts";
import { Packages, type Requirement } from "./Packages.ts";
import { packageOf } from "./packageOf.ts";
import { resolveRange } from "./resolveRange.ts";

/** What a build wants of a shared module where it imports it. */
export interface SharedUse {
  key: string;
  config: SharedConfig;
  /** `false` takes any version. */
  range: string | false;
}

/** By the identifier of the bundler's module that stands for the shared one. */
export type SharedUses = Map<string, SharedUse>;

/**
 * Reads which version each use of a shared module wants: from the options, else from the package.json at its position in
 * the graph. The bundlers know only plain ranges: webpack forgets `workspace:^1.0.0`, Rspack takes it for a range.
 *
 * @returns a map that fills once all modules are there. A requirement that names no versions becomes a build warning.
 */
export function readSharedUses(compilation: Compilation, options: NormalOptions): SharedUses {
  const uses: SharedUses = new Map();
  // Before modules are concatenated: each import is still known by the module that wrote it.
  compilation.hooks.finishModules.tap("NacrePlugin", () => {
    const reader = new UseReader(compilation, options, uses);
    for (const module of compilation.modules) if (module.type === "consume-shared-module") reader.add(module);
    compilation.fileDependencies.addAll(reader.packages.files);
    for (const warning of reader.warnings.values())
      compilation.warnings.push(toBundlerError(compilation.compiler, warning));
  });
  return uses;
}

class UseReader {
  readonly warnings = new Map<string, NacreError>();
  readonly packages: Packages = new Packages();
  readonly #compilation: Compilation;
  readonly #options: NormalOptions;
  readonly #uses: SharedUses;

  constructor(compilation: Compilation, options: NormalOptions, uses: SharedUses) {
    this.#compilation = compilation;
    this.#options = options;
    this.#uses = uses;
  }

  add(module: Module): void {
    const key = keyOfConsume(module);
    if (key === undefined) return;
    const imports = this.#importsOf(module);
    const requests = imports.map(({ request }) => request);
    const config = sharedConfigOf(this.#options.shared, key, requests);
    const ranges = new Set(imports.map((each) => this.#rangeOf(module, config, each)));
    this.#uses.set(module.identifier(), {
      key,
      config,
      range: config.requiredVersion ?? intersectRanges([...ranges]),
    });
  }

  #importsOf(module: Module): Import[] {
    const { moduleGraph, compiler } = this.#compilation;
    const imports = new Map<string, Import>();
    for (const { originModule, dependency } of moduleGraph.getIncomingConnections(module)) {
      const folder = originModule?.context ?? compiler.context;
      const request = (dependency as { request?: string } | null)?.request ?? "";
      imports.set(`${folder} ${request}`, { folder, request });
    }
    return [...imports.values()];
  }

  #rangeOf(module: Module, config: SharedConfig, { folder, request }: Import): string | false {
    const { packageName = packageOf(request), requiredVersion } = config;
    const wanted =
      packageName && requiredVersion === undefined ? this.packages.requirement(folder, packageName) : undefined;
    if (!packageName || !wanted) return false;
    const resolved = resolveRange(wanted.text, {
      version: () => this.#versionBehind(module) ?? this.packages.installedVersion(folder, packageName),
      catalog: (catalog) => this.packages.catalog(folder, catalog, packageName),
    });
    if ("range" in resolved) return resolved.range;
    this.#warn(wanted, packageName, resolved.reason);
    return false;
  }

  /** The build's own copy is what resolves at that position. */
  #versionBehind(module: Module): string | undefined {
    const dependency = (module.blocks[0] ?? module).dependencies[0];
    const file = dependency && this.#compilation.moduleGraph.getModule(dependency)?.nameForCondition();
    return file ? this.packages.versionOf(file) : undefined;
  }

  #warn({ file, text }: Requirement, dependency: string, reason: string): void {
    const { name } = this.#options;
    const short = relative(this.#compilation.compiler.context, file).replaceAll("\\", "/");
    const details = { name, file: short, dependency, requirement: text, reason };
    this.warnings.set(`${file} ${dependency}`, new NacreError("NACRE_WEBPACK_UNKNOWN_RANGE", details));
  }
}

/** An import of a shared module. */
interface Import {
  folder: string;
  request: string;
}
