import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { dirname, join, parse, relative } from "node:path";
import { isFileName, type ExposeName } from "@nacre/contract";
import type { NormalOptions } from "../options.ts";
import { collectDeclarations, type Declarations } from "./collectDeclarations.ts";
import { findSource, isDeclaration, isTyped } from "./findSource.ts";
import {
  findTypeScript,
  readTsconfig,
  readTypeScriptErrors,
  runTypeScript,
  type TypeScript,
  type TypeScriptError,
} from "./projectTypeScript.ts";
import { readResolutions } from "./readResolutions.ts";

export interface DeclareOptions {
  name: string;
  /** Absolute folder that requests of exposes are relative to. */
  context: string;
  /** Absolute. */
  tsconfig: string;
  exposes: NormalOptions["exposes"];
  remotes: NormalOptions["remotes"];
  signal: AbortSignal;
}

export type Declared =
  | { ok: true; typescript: string; declarations: Declarations }
  /** What stands in the way, in words. */
  | { ok: false; problems: string[] };

/**
 * Makes the declarations of a build's exposes with the project's own `tsc`, in a process beside this one. It checks what
 * the exposes reach, under the settings of the project's tsconfig. Exposes without types (styles, plain JavaScript) have none.
 *
 * @returns `undefined` where no expose has types
 */
export async function declareExposes(options: DeclareOptions): Promise<Declared | undefined> {
  const { tsconfig, signal } = options;
  const sources = typedSources(options);
  if (isEmpty(sources)) return undefined;
  const typed = pick(sources, isTyped);
  const typescript = findTypeScript(dirname(tsconfig));
  if (!typescript) return isEmpty(typed) ? undefined : failed([`typescript is not installed where ${tsconfig} is`]);
  const config = await readTsconfig(typescript, tsconfig, signal);
  if (!config.ok) return failed(inWords(config.errors, options.context));
  const checked = config.options["allowJs"] === true ? sources : typed;
  if (isEmpty(checked)) return undefined;
  if (config.files.length === 0) return failed([`${tsconfig} has no files of its own, only references or nothing`]);
  const ambient = config.files.filter(isDeclaration);
  return inFolder(join(dirname(tsconfig), ".nacre"), (folder) =>
    compile({ ...options, sources: checked, typescript, ambient, folder }),
  );
}

interface Compile extends DeclareOptions {
  sources: Record<ExposeName, string>;
  typescript: TypeScript;
  ambient: readonly string[];
  folder: string;
}

/** @param more Sources that have to be declared too: `tsc` leaves out what it finds through `node_modules`, links included. */
async function compile(facts: Compile, more: readonly string[] = []): Promise<Declared> {
  const { folder, typescript, ...options } = facts;
  const { tsconfig, sources, ambient, signal } = options;
  const { root } = parse(tsconfig);
  const out = join(folder, "out");
  const config = join(folder, "tsconfig.json");
  const files = [...new Set([...Object.values(sources), ...ambient, ...more])];
  await writeFile(
    config,
    JSON.stringify({ extends: tsconfig, compilerOptions: settings(root, out), files, include: [] }),
  );
  const cwd = dirname(tsconfig);
  const { code, text } = await runTypeScript(typescript, ["-p", config, "--traceResolution"], { cwd, signal });
  const errors = readTypeScriptErrors(text, cwd);
  if (errors.length > 0) return failed(inWords(errors, options.context));
  if (code !== 0) return failed([`tsc ended with code ${code}: ${text.slice(-500)}`]);
  const declarations = collectDeclarations({
    ...options,
    resolutions: readResolutions(text),
    declarationOf: (source) => {
      const file = join(out, relative(root, source.replace(/\.([cm]?)[jt]sx?$/, ".d.$1ts")));
      return existsSync(file) ? readFileSync(file, "utf8") : undefined;
    },
  });
  if ("missing" in declarations) {
    const { missing } = declarations;
    if (missing.every((file) => !more.includes(file))) return compile(facts, [...more, ...missing]);
    return failed(missing.map((file) => `${relative(options.context, file)}: TypeScript makes no declarations of it`));
  }
  const odd = Object.keys(declarations.files).filter((file) => !isFileName(file));
  if (odd.length > 0) return failed(odd.map((file) => `${file}: its name has characters that no address has`));
  return { ok: true, typescript: typescript.version, declarations };
}

/**
 * What makes declarations, and only these; all else is the project's, except that nobody waits for a check of other
 * packages' declarations. `null` takes away what does not go with it.
 */
function settings(rootDir: string, outDir: string): Record<string, unknown> {
  return {
    noEmit: false,
    noEmitOnError: false,
    declaration: true,
    emitDeclarationOnly: true,
    declarationMap: false,
    composite: false,
    incremental: false,
    tsBuildInfoFile: null,
    declarationDir: null,
    outFile: null,
    skipLibCheck: true,
    rootDir,
    outDir,
  };
}

/** Of several modules the last one's exports are what others get. */
function typedSources({ context, exposes }: DeclareOptions): Record<ExposeName, string> {
  const entries = Object.entries(exposes).flatMap(([expose, imports]): [ExposeName, string][] => {
    const source = findSource(context, imports.at(-1) ?? "");
    return source !== undefined && /\.[cm]?[jt]sx?$/.test(source) ? [[expose, source]] : [];
  });
  return Object.fromEntries(entries);
}

/** A folder of its own below one that stays: another build may be at work there. */
async function inFolder<Result>(parent: string, act: (folder: string) => Promise<Result>): Promise<Result> {
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, "types-"));
  try {
    return await act(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function inWords(errors: readonly TypeScriptError[], folder: string): string[] {
  return errors.map(({ file, line, column, code, message }) => {
    const place = file === undefined ? "" : `${relative(folder, file)}(${line},${column}): `;
    return `${place}${code}: ${message}`;
  });
}

function failed(problems: string[]): Declared {
  return { ok: false, problems };
}

function isEmpty(record: object): boolean {
  return Object.keys(record).length === 0;
}

function pick(sources: Record<ExposeName, string>, keep: (file: string) => boolean): Record<ExposeName, string> {
  return Object.fromEntries(Object.entries(sources).filter(([, file]) => keep(file)));
}
