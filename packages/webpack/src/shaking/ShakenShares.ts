import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { NacreError } from "@nacre/contract";
import { isRspack, toBundlerError, type Compilation, type Compiler, type Module } from "../bundler.ts";
import { keyOfConsume } from "../manifest/shareNames.ts";
import type { NormalOptions } from "../options.ts";
import type { SharedConfig } from "../shared.ts";
import { Packages } from "../sharing/Packages.ts";
import { fileOf, layerOf, queryOf, ShakenShare } from "./ShakenShare.ts";
import { isSilent, usedExports } from "./usedExports.ts";

const NAME = "NacrePlugin";
const LOADER = fileURLToPath(new URL(`./shakenLoader${extname(import.meta.url)}`, import.meta.url));
const FEDERATION = new Set(["consume-shared-module", "provide-module"]);
/** Dependencies of a module that is an ES module. */
const EXPORT = /^(harmony|esm) export/;

/** What a build wants of shared modules that are to be shaken, by request. */
type Wanted = Map<string, { config: SharedConfig; usedExports: readonly string[] }>;

/**
 * Builds a second copy of shared modules, which exports only what is used: in production builds, of what the options name. Each
 * package is built a second time for that, in a layer of its own, with a virtual entry that imports only those names.
 */
export class ShakenShares {
  readonly #options: NormalOptions;
  readonly #shares = new Map<string, ShakenShare>();
  readonly #reasons = new Map<string, string>();
  /** Asks to hear of every import that is resolved from now on. Each costs a call, for which Rspack waits. */
  #keepInside: () => void = () => undefined;
  #isEarly = false;

  constructor(options: NormalOptions) {
    this.#options = options;
  }

  /** The copy of a key, where there is one. */
  get(key: string): ShakenShare | undefined {
    const share = this.#shares.get(key);
    return share && share.reason === undefined && share.names().length > 0 ? share : undefined;
  }

  apply(compiler: Compiler): void {
    const wanted = wantedOf(compiler, this.#options);
    if (wanted.size === 0) return;
    for (const request of wanted.keys()) this.#addRule(compiler, request, keyOf(request, wanted));
    let provided: Promise<void> | undefined;
    compiler.hooks.beforeCompile.tapPromise(NAME, () => (provided ??= this.#provide(compiler, wanted)));
    compiler.hooks.thisCompilation.tap(NAME, (compilation, { normalModuleFactory }) => {
      const { beforeResolve } = normalModuleFactory.hooks;
      this.#keepInside = once(() => beforeResolve.tap(NAME, (data) => this.#stayInside(data)));
      if (this.#isEarly) this.#keepInside();
      compilation.hooks.finishModules.tap(NAME, () => {
        const shares = [...this.#shares.values()].filter(({ reason }) => reason === undefined);
        const places = shares.length > 0 ? placesOf(compilation) : [];
        for (const share of shares) share.reason = splitState(compilation, share, places);
        for (const warning of this.#warnings())
          compilation.warnings.push(toBundlerError(compilation.compiler, warning));
      });
    });
  }

  /** Before the bundler has read its rules, so before it is known which file this is. */
  #addRule({ options }: Compiler, request: string, key: string): void {
    options.module.rules.push({
      resourceQuery: new RegExp(`^${queryOf(key).replaceAll(/[?.*()]/g, "\\$&")}$`),
      layer: layerOf(request),
      sideEffects: false,
      parser: { exportsPresence: false, reexportExportsPresence: false },
      use: [{ loader: LOADER, options: { shares: this.#shares, key } }],
    });
  }

  async #provide(compiler: Compiler, wanted: Wanted): Promise<void> {
    const packages = new Packages();
    const provides: Record<string, { shareKey: string; version: false }> = {};
    for (const [request, { config, usedExports: names }] of wanted) {
      const key = keyOf(request, wanted);
      const file = await resolveFile(compiler, config.import || request);
      const found = file === undefined ? undefined : packages.packageAround(file);
      const isOne = [...wanted.keys()].filter((other) => keyOf(other, wanted) === key).length === 1;
      const reason = isOne ? whyNot(request, file, found) : "several requests have this share key";
      if (reason !== undefined) this.#reasons.set(key, reason);
      if (file === undefined || found === undefined || reason !== undefined) continue;
      const share = new ShakenShare({ key, request, file, folder: found.folder, wanted: names });
      this.#shares.set(key, share);
      provides[share.resource] = { shareKey: share.shareKey, version: false };
    }
    if (this.#shares.size === 0) return;
    const mayBeBuilt = compiler.watchMode || Boolean(compiler.options.cache);
    this.#isEarly = mayBeBuilt || !isLast(compiler);
    // The names have to be known before the bundler adds the provided modules, and that is what the next line does.
    compiler.hooks.finishMake.tap({ name: NAME, stage: -100 }, (compilation) => this.#collectNames(compilation));
    new compiler.webpack.sharing.ProvideSharedPlugin({ provides }).apply(compiler);
    if (mayBeBuilt)
      compiler.hooks.finishMake.tapPromise({ name: NAME, stage: 100 }, (compilation) => this.#rebuild(compilation));
  }

  #collectNames(compilation: Compilation): void {
    const modules = [...compilation.modules];
    const consumes = modules
      .filter(({ type }) => type === "consume-shared-module")
      .map((module) => ({ module, key: keyOfConsume(module) }));
    let importsItself = false;
    for (const share of this.#shares.values()) {
      const isInside = (origin: Module): boolean => share.has(fileOf(origin));
      const own = consumes.flatMap(({ key, module }) => (key === share.key ? [module] : []));
      importsItself ||= own.some((module) => importersOf(compilation, module).some(isInside));
      const uses = own.map((module) => usedExports(compilation, module, isInside));
      share.used = new Set(uses.flatMap((names) => [...(names ?? [])]));
      share.reason = own.length === 0 ? "no module of this build imports it" : undefined;
      share.reason ??= uses.includes(null)
        ? "this build uses it as a whole, or by names that are not known"
        : undefined;
      const entry = modules.find((module) => !layerOfModule(module) && fileOf(module) === share.file);
      share.reason ??= entry && isEsModule(entry) ? undefined : "it is no ES module";
    }
    if (importsItself) this.#keepInside();
  }

  /** With a persistent cache, and while it watches, Rspack builds these before their names are known. */
  async #rebuild(compilation: Compilation): Promise<void> {
    for (const share of this.#shares.values())
      for (const module of compilation.modules)
        if (resourceOf(module) === share.resource && share.built !== share.names().join())
          await new Promise<void>((done, fail) =>
            compilation.rebuildModule(module, (error) => (error ? fail(error) : done())),
          );
  }

  /** A package imports its own modules by name too: inside a shaken copy, that is the module itself. Mutates `data`. */
  #stayInside(data: { request: string; contextInfo: { issuer: string; issuerLayer?: string | null } }): void {
    const { issuer, issuerLayer } = data.contextInfo;
    for (const share of this.#shares.values())
      if (data.request === share.request && issuerLayer === share.layer && share.has(issuer)) data.request = share.file;
  }

  #warnings(): NacreError[] {
    const { name } = this.#options;
    const shares = [...this.#shares.values()].map(({ key, reason }) => [key, reason] as const);
    return [...this.#reasons, ...shares].flatMap(([key, reason]) =>
      reason === undefined ? [] : [new NacreError("NACRE_WEBPACK_NOT_SHAKEN", { name, key, reason })],
    );
  }
}

/** Only production builds know what is unused. */
function wantedOf({ options: { mode } }: Compiler, { shared }: NormalOptions): Wanted {
  const wanted: Wanted = new Map();
  if (mode !== "production") return wanted;
  for (const [request, config] of Object.entries(shared)) {
    const { treeShaking } = config;
    if (!treeShaking) continue;
    const { usedExports: names = [] } = treeShaking === true ? {} : treeShaking;
    wanted.set(request, { config, usedExports: names });
  }
  return wanted;
}

/** Whether nobody comes after the names are collected: Rspack asks who listens to what when the last one has finished. */
function isLast(compiler: Compiler): boolean {
  return !isRspack(compiler) || compiler.hooks.finishMake.taps.length === 0;
}

function keyOf(request: string, wanted: Wanted): string {
  return wanted.get(request)?.config.shareKey ?? request;
}

async function resolveFile(compiler: Compiler, request: string): Promise<string | undefined> {
  const resolver = compiler.resolverFactory.get("normal", { dependencyType: "esm" });
  return new Promise((resolve) => {
    resolver.resolve({}, compiler.context, request, {}, (error, file) => resolve(error || !file ? undefined : file));
  });
}

function whyNot(
  request: string,
  file: string | undefined,
  found: { sideEffects: unknown } | undefined,
): string | undefined {
  if (file === undefined || found === undefined) return `"${request}" is not found from here`;
  if (found.sideEffects !== false) return 'its package.json does not say "sideEffects": false';
  return undefined;
}

function isEsModule(module: Module): boolean {
  return module.dependencies.some(({ type }) => EXPORT.test(type));
}

/** Where a module is from: asked once for all shares, because each question goes to Rspack. */
interface Place {
  module: Module;
  type: string;
  layer: string | null | undefined;
  file: string;
}

function placesOf(compilation: Compilation): Place[] {
  return Array.from(compilation.modules, (module) => ({
    module,
    type: module.type,
    layer: layerOfModule(module),
    file: fileOf(module),
  }));
}

/**
 * Names the dependency of a package that the build also imports from elsewhere. It would be there twice, and so would its state.
 * What is shared has one copy, so that does not count.
 */
function splitState(compilation: Compilation, share: ShakenShare, places: readonly Place[]): string | undefined {
  const files = new Set(places.flatMap(({ layer, file }) => (layer === share.layer ? [file] : [])));
  const twins = places.filter(({ layer, file }) => !layer && files.has(file));
  const outside = new Map(
    places.map(({ module, type, layer, file }) => [
      module,
      !FEDERATION.has(type) && layer !== share.layer && !files.has(file) && !share.has(file),
    ]),
  );
  for (const twin of twins)
    for (const connection of compilation.moduleGraph.getIncomingConnections(twin.module)) {
      const { originModule: origin } = connection;
      if (!origin || !outside.get(origin)) continue;
      if (isSilent(connection.dependency) || connection.getActiveState(undefined) === false) continue;
      return `${nameOf(twin.file)} would be there twice, because ${nameOf(fileOf(origin))} imports it too; share it`;
    }
  return undefined;
}

function importersOf({ moduleGraph }: Compilation, module: Module): Module[] {
  return [...moduleGraph.getIncomingConnections(module)].flatMap(({ originModule }) => originModule ?? []);
}

function once(act: () => void): () => void {
  let done = false;
  return () => {
    if (!done) act();
    done = true;
  };
}

/** The package of a file, or the file's own name. */
function nameOf(file: string): string {
  const path = file.replaceAll("\\", "/");
  return /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path.split("/").at(-1)!;
}

function layerOfModule(module: Module): string | null | undefined {
  return (module as Module & { layer?: string | null }).layer;
}

function resourceOf(module: Module): string | undefined {
  return (module as Module & { resource?: string }).resource;
}
