import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { CHUNK_GLOBAL, NacreError, isNacreError, parseRoutes, type RouteData } from "@nacre/contract";
import { addRuntimeModule } from "./addRuntimeModule.ts";
import { toBundlerError, type Chunk, type Compilation, type Compiler } from "./bundler.ts";
import { checkBuild } from "./checkBuild.ts";
import { claimOutput } from "./claimOutput.ts";
import { inWords } from "./inWords.ts";
import { keepLiveExports } from "./keepLiveExports.ts";
import { collectShared } from "./manifest/collectShared.ts";
import { readManifest, type ManifestFacts } from "./manifest/readManifest.ts";
import { normaliseOptions } from "./normaliseOptions.ts";
import type { NacrePluginOptions, NormalOptions } from "./options.ts";
import { inlineExposes } from "./inlineExposes.ts";
import { markAsync } from "./markAsync.ts";
import { checkWorkers, hasWorkers, isWorker, planWorkers, WORKER_ENTRY } from "./planWorkers.ts";
import { readPrebuilt } from "./readPrebuilt.ts";
import { ShakenShares } from "./shaking/ShakenShares.ts";
import { readSharedUses } from "./sharing/readSharedUses.ts";
import { resolveShared } from "./sharing/resolveShared.ts";
import { keepIdsStable } from "./stableIds.ts";
import { collectStories, leaveStorybookOut, type CollectedStories } from "./stories/collectStories.ts";
import { findStories, type StoriesModule } from "./stories/findStories.ts";
import { dropContainerCode, dropStockRuntime } from "./stockRuntime.ts";
import { takeEntry } from "./takeEntry.ts";
import { emitTypes } from "./types/emitTypes.ts";

const NAME = "NacrePlugin";
const MANIFEST = "nacre.json";
const RUNTIME = 'globalThis[Symbol.for("nacre")]';

/**
 * Makes a build of webpack or Rspack a container that also consumes containers, and writes its manifest `nacre.json`.
 *
 * webpack's `entry` becomes the expose `./app`, which the HTML starts: write no `import("./bootstrap")`. The build is
 * composed of the bundler's own federation plugins; their loading and sharing at run time is replaced by the page's
 * runtime, which follows the plan. It does not fetch anything, and does not read other builds.
 *
 * @throws NacreError `NACRE_WEBPACK_BAD_OPTIONS`, with all problems at once. What is wrong with the build itself is
 *   reported as build errors.
 * @example
 * plugins: [new NacrePlugin({ name: "catalog", exposes: { "./List": "./src/List.tsx" }, remotes: ["components"] })]
 */
export class NacrePlugin {
  readonly options: NacrePluginOptions;
  readonly #normal: NormalOptions;

  constructor(options: NacrePluginOptions) {
    this.options = options;
    this.#normal = inWords(() => normaliseOptions(options));
  }

  apply(compiler: Compiler): void {
    inWords(() => this.#apply(compiler));
  }

  #apply(compiler: Compiler): void {
    refuseSecond(compiler);
    refuseSecondPage(compiler, this.#normal);
    claimOutput(compiler, this.options.name);
    const app = takeEntry(compiler);
    const stories = findStories(this.#normal.stories, compiler.context);
    const options: NormalOptions = {
      ...this.#normal,
      exposes: { ...this.#normal.exposes, ...exposesOf(stories), ...(app && { "./app": app }) },
      shared: resolveShared(compiler, this.#normal),
    };
    const publicPath = compiler.options.output.publicPath;
    setOutput(compiler, options);
    applyFederation(compiler, options);
    const shaken = new ShakenShares(options);
    shaken.apply(compiler);
    keepIdsStable(compiler);
    keepLiveExports(compiler);
    planWorkers(compiler);
    if (stories.length > 0) leaveStorybookOut(compiler);
    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      if (publicPath !== undefined && publicPath !== "auto")
        report(
          compilation,
          new NacreError("NACRE_WEBPACK_PUBLIC_PATH", { name: options.name, publicPath: String(publicPath) }),
        );
      connectRuntime(compiler, compilation, options);
      markAsync(compiler, compilation, options);
      emitHtml(compiler, compilation, options);
      emitWorkerEntry(compiler, compilation);
      emitManifest(compiler, compilation, options, {
        uses: readSharedUses(compilation, options),
        definitions: collectShared(compilation, options.shared),
        shaken,
        inlined: inlineExposes(compilation, {
          ...options,
          exposes: { ...this.#normal.exposes, ...(app && { "./app": app }) },
        }),
        stories: collectStories(compiler, compilation, { name: options.name, stories }),
      });
      // Neither the application nor stories are for imports of others.
      emitTypes(compiler, compilation, { ...options, exposes: this.#normal.exposes });
    });
  }
}

function exposesOf(stories: readonly StoriesModule[]): NormalOptions["exposes"] {
  return Object.fromEntries(stories.map(({ expose, file }) => [expose, [file]]));
}

/** @throws NacreError `NACRE_WEBPACK_BAD_OPTIONS` where something else makes the page too */
function refuseSecondPage({ options: { plugins } }: Compiler, { name, html }: NormalOptions): void {
  const other = plugins
    .map((each) => each?.constructor.name)
    .find((each) => /^Html(Webpack|Rspack)Plugin$/.test(each ?? ""));
  if (html === undefined || other === undefined) return;
  const message = `${other} writes index.html too, with script tags that the plan makes superfluous: take it out of "plugins", and give its template to "html"`;
  throw new NacreError("NACRE_WEBPACK_BAD_OPTIONS", { name, problems: [{ path: "html", message }] });
}

/** @throws NacreError `NACRE_WEBPACK_BAD_OPTIONS` */
function refuseSecond({ options: { plugins } }: Compiler): void {
  const names = plugins.flatMap((each) => (each instanceof NacrePlugin ? [each.options.name] : []));
  const message = `one configuration makes one build, but there are ${names.length} (${names.join(", ")}): export a list of configurations`;
  if (names.length > 1) throw new NacreError("NACRE_WEBPACK_BAD_OPTIONS", { problems: [{ path: "plugins", message }] });
}

function setOutput({ options: { output } }: Compiler, { name }: NormalOptions): void {
  output.publicPath = "auto";
  output.uniqueName = name;
  output.chunkLoadingGlobal = CHUNK_GLOBAL;
  output.strictModuleErrorHandling = true;
}

function applyFederation(compiler: Compiler, options: NormalOptions): void {
  const { container, sharing } = compiler.webpack;
  const { name, exposes, remotes, shared, filename, remoteEntry } = options;
  const common = {
    exposes: mapValues(exposes, (imports) => ({ import: imports })),
    runtime: false as const,
    shareScope: "default",
  };
  // The entry's exports are for nobody: they stay in the entry's own scope.
  const library = { type: "assign", name: "__webpack_require__.nacre" };
  new container.ContainerPlugin({ ...common, name, filename, library }).apply(compiler);
  if (remoteEntry) {
    const entry = { name: remoteEntryName(name), runtime: false as const };
    // The last module of an entry is what its library exports: the runtime first, then the container.
    new compiler.webpack.EntryPlugin(
      compiler.context,
      fileURLToPath(import.meta.resolve("@nacre/runtime/standalone")),
      entry,
    ).apply(compiler);
    new container.ContainerPlugin({ ...common, ...remoteEntry, name: entry.name }).apply(compiler);
  }
  new container.ContainerReferencePlugin({
    remoteType: "var",
    shareScope: "default",
    remotes: mapValues(remotes, (target) => `${RUNTIME}.container(${JSON.stringify(target.name)})`),
  }).apply(compiler);
  new sharing.SharePlugin({
    shareScope: "default",
    shared: mapValues(shared, ({ eager: _, treeShaking: __, ...config }) => config),
  }).apply(compiler);
}

/** The entry for foreign hosts connects itself in its first module: the runtime is not there before. */
function connectRuntime(compiler: Compiler, compilation: Compilation, { name }: NormalOptions): void {
  const isConnected = (chunk: Chunk): boolean => chunk.name === name || isWorker(compilation, chunk);
  const isRemoteEntry = (chunk: Chunk): boolean => chunk.name === remoteEntryName(name);
  addRuntimeModule(compiler, compilation, (chunk) => {
    if (isConnected(chunk)) return connectLine(compilation);
    return isRemoteEntry(chunk) ? "" : undefined;
  });
  dropStockRuntime(compilation, (chunk) => isConnected(chunk) || isRemoteEntry(chunk));
  dropContainerCode(compilation, name);
}

function connectLine(compilation: Compilation): string {
  // A module's script has no element that says whose it is.
  const url = compilation.outputOptions.module ? "import.meta.url" : "undefined";
  if (hasWorkers(compilation)) return `const nacreUrl=${url};${readPrebuilt("connect-workers.js")}`;
  return `${RUNTIME}.wire(__webpack_require__${compilation.outputOptions.module ? `, ${url}` : ""});`;
}

function remoteEntryName(name: string): string {
  return `${name}-remote-entry`;
}

function emitHtml(compiler: Compiler, compilation: Compilation, { name, html }: NormalOptions): void {
  if (html === undefined) return;
  const template = resolve(compiler.context, html);
  compilation.fileDependencies.add(template);
  const stage = compiler.webpack.Compilation.PROCESS_ASSETS_STAGE_SUMMARIZE;
  compilation.hooks.processAssets.tap({ name: NAME, stage }, () => {
    try {
      const text = readFileSync(template, "utf8");
      if (!/<!--nacre-->|<\/head>/.test(text))
        report(compilation, new NacreError("NACRE_WEBPACK_NO_HTML_TEMPLATE", { name, template, reason: "no place" }));
      const source = new compiler.webpack.sources.RawSource(text);
      // Minimizers leave it alone: they would take the comment away that marks the place of the boot.
      compilation.emitAsset("index.html", source, { minimized: true });
    } catch (cause) {
      report(compilation, new NacreError("NACRE_WEBPACK_NO_HTML_TEMPLATE", { name, template }, { cause }));
    }
  });
}

/** After minimizers: it is small already. */
function emitWorkerEntry({ webpack: { Compilation: stages, sources } }: Compiler, compilation: Compilation): void {
  compilation.hooks.processAssets.tap({ name: NAME, stage: stages.PROCESS_ASSETS_STAGE_SUMMARIZE }, () => {
    if (hasWorkers(compilation))
      compilation.emitAsset(WORKER_ENTRY, new sources.RawSource(readPrebuilt("nacre-worker.js")));
  });
}

function emitManifest(
  compiler: Compiler,
  compilation: Compilation,
  options: NormalOptions,
  read: Pick<ManifestFacts, "uses" | "definitions" | "shaken" | "inlined"> & { stories: CollectedStories },
): void {
  const { Compilation: stages, sources } = compiler.webpack;
  const routesFile = options.routes === undefined ? undefined : resolve(compiler.context, options.routes);
  if (routesFile) compilation.fileDependencies.add(routesFile);
  const reading = routesFile === undefined ? undefined : routesOf(routesFile, options.name);
  // It is awaited below; where the build fails before that, nobody wants to know.
  reading?.catch(() => undefined);
  // The last stage: contents and names are final, real content hashes included.
  compilation.hooks.processAssets.tapPromise({ name: NAME, stage: stages.PROCESS_ASSETS_STAGE_REPORT }, async () => {
    try {
      const routes = await reading;
      const manifest = await readManifest(compilation, {
        options,
        ...read,
        stories: read.stories.files,
        routes,
        version: options.version ?? versionOf(compiler.context),
        entries: { container: options.name, ...(options.remoteEntry && { remote: remoteEntryName(options.name) }) },
        skip: new Set([MANIFEST, "index.html"]),
      });
      const errors = [...(await checkBuild(compilation, manifest, options)), ...read.stories.problems];
      for (const error of errors) report(compilation, error);
      const warnings = checkWorkers(compilation, options.name);
      compilation.warnings.push(...warnings.map((warning) => toBundlerError(compiler, warning)));
      if (!errors.length) compilation.emitAsset(MANIFEST, new sources.RawSource(JSON.stringify(manifest)));
    } catch (error) {
      if (!isNacreError(error)) throw error;
      report(compilation, error);
    }
  });
}

/** @throws NacreError `NACRE_WEBPACK_ROUTES_NOT_DATA` */
async function routesOf(file: string, name: string): Promise<RouteData[]> {
  // These bring a parser and the planner, which a build without routes does not need: loaded while the bundler works.
  const [{ readRoutes }] = await Promise.all([import("./readRoutes.ts"), import("./routeClashes.ts")]);
  const parsed = parseRoutes(readRoutes(file, name));
  if (parsed.ok) return parsed.value;
  const reason = parsed.problems.map(({ path, message }) => `${path}: ${message}`).join("; ");
  throw new NacreError("NACRE_WEBPACK_ROUTES_NOT_DATA", { name, file, reason });
}

function versionOf(context: string): string {
  for (let folder = context; ; folder = dirname(folder)) {
    const file = join(folder, "package.json");
    if (existsSync(file)) return (JSON.parse(readFileSync(file, "utf8")) as { version?: string }).version ?? "0.0.0";
    if (folder === dirname(folder)) return "0.0.0";
  }
}

function report(compilation: Compilation, error: NacreError): void {
  compilation.errors.push(toBundlerError(compilation.compiler, error));
}

function mapValues<From, To>(record: Record<string, From>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
