import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { buildIdOf, integrityOf, NacreError, type Manifest, type TypesFile, type TypesManifest } from "@nacre/contract";
import { toBundlerError, type Compilation, type Compiler } from "../bundler.ts";
import type { NormalOptions } from "../options.ts";
import type { Declared, DeclareOptions } from "./declareExposes.ts";

const NAME = "NacrePlugin";
const TYPES = "nacre.types.json";

/**
 * Lets a production build write the declarations of its exposes: files below `types/`, and `nacre.types.json`. They are
 * made while the bundler works, and join its files when all else is final: no file, no name and no hash depends on them.
 * Development builds and those that watch have none.
 */
export function emitTypes(compiler: Compiler, compilation: Compilation, options: NormalOptions): void {
  const { Compilation: stages } = compiler.webpack;
  if (options.types === false || compiler.watchMode || !isProduction(compiler)) return;
  const tsconfig = findTsconfig(compiler.context, options.types?.tsconfig);
  if (tsconfig === undefined && options.types === undefined) return;
  const stopping = new AbortController();
  const { name, exposes, remotes } = options;
  const job = { name, exposes, remotes, context: compiler.context, signal: stopping.signal };
  const declaring = tsconfig === undefined ? noTsconfig(compiler) : declare({ ...job, tsconfig });
  // It is awaited below; where the build fails before that, nobody wants to know.
  declaring.catch(() => undefined);
  compiler.hooks.failed.tap(NAME, () => stopping.abort());
  const stage = stages.PROCESS_ASSETS_STAGE_REPORT + 1;
  compilation.hooks.processAssets.tapPromise({ name: NAME, stage }, async () => {
    const manifest = compilation.getAsset("nacre.json")?.source.source().toString();
    if (manifest === undefined || compilation.errors.length > 0) return stopping.abort();
    const start = performance.now();
    const declared = await declaring;
    if (!declared) return;
    if (declared.ok) await emit(compilation, JSON.parse(manifest) as Manifest, declared, performance.now() - start);
    else refuse(compilation, options, declared.problems);
  });
}

/** As the bundlers see it: a mode that nobody set is production. */
function isProduction({ options: { mode = "production" } }: Compiler): boolean {
  return mode === "production";
}

/** The one that was named, else that of the package: in the context, or above it up to its package.json. */
function findTsconfig(context: string, named: string | undefined): string | undefined {
  if (named !== undefined) return resolve(context, named);
  for (let folder = context; ; folder = dirname(folder)) {
    const file = join(folder, "tsconfig.json");
    if (existsSync(file)) return file;
    if (existsSync(join(folder, "package.json")) || folder === dirname(folder)) return undefined;
  }
}

async function noTsconfig({ context }: Compiler): Promise<Declared> {
  return { ok: false, problems: [`there is no tsconfig.json in ${context}: name it in "types: { tsconfig }"`] };
}

/** With what is needed for it only then. */
async function declare(job: DeclareOptions): Promise<Declared | undefined> {
  const { declareExposes } = await import("./declareExposes.ts");
  return declareExposes(job);
}

type Made = Extract<Declared, { ok: true }>;

async function emit(
  compilation: Compilation,
  manifest: Manifest,
  { typescript, declarations }: Made,
  waited: number,
): Promise<void> {
  const { RawSource } = compilation.compiler.webpack.sources;
  const { exposes, files, remotes, packages } = declarations;
  const { name, version } = manifest;
  const described = Object.entries(files).map(async ([file, text]) => [file, await describe(text)] as const);
  const list: TypesManifest = {
    schema: 1,
    name,
    version,
    build: await buildIdOf(manifest),
    typescript,
    exposes,
    files: Object.fromEntries(await Promise.all(described)),
    remotes,
    packages,
  };
  for (const [file, text] of Object.entries(files)) compilation.emitAsset(file, new RawSource(text));
  compilation.emitAsset(TYPES, new RawSource(JSON.stringify(list)));
  const count = Object.keys(exposes).length;
  compilation
    .getLogger(NAME)
    .info(`TypeScript ${typescript} declared ${count} exposes; the build waited ${Math.round(waited)} ms for it.`);
}

async function describe(text: string): Promise<TypesFile> {
  const bytes = Buffer.from(text);
  return { size: bytes.length, integrity: await integrityOf(bytes) };
}

function refuse(compilation: Compilation, { name, types }: NormalOptions, problems: readonly string[]): void {
  const error = new NacreError("NACRE_WEBPACK_NO_TYPES", { name, problems });
  const list = types !== false && types?.required ? compilation.errors : compilation.warnings;
  list.push(toBundlerError(compilation.compiler, error));
}
