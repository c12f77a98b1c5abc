import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { NacreError } from "@nacre/contract";
import {
  findTypeScript,
  readTsconfig,
  readTypeScriptErrors,
  runTypeScript,
  type TypeScript,
  type TypeScriptError,
} from "@nacre/webpack";
import type { RemoteAlias } from "../exposedSources.ts";
import type { Outcome } from "../Outcome.ts";
import type { Paths } from "../syncPaths.ts";
import type { BuildTypes } from "./fetchTypes.ts";
import { keyOf, namesOf, TypesFolder } from "./TypesFolder.ts";

export interface CheckOptions {
  /** What the project's `paths` say, absolute. */
  paths: Paths;
  /** What its bundler calls other containers. */
  aliases: readonly RemoteAlias[];
  /** The declarations to check it against. */
  all: readonly BuildTypes[];
}

export interface ProgramCheck {
  /** One for each error that is there because of declarations of other builds. */
  broken: NacreError[];
  /** How many other errors there are. */
  others: number;
}

/**
 * Runs a project's own `tsc` against declarations of builds, wherever it has its own copies. An error is because of a
 * build when it is gone once that build's modules are `any`; the compiler is asked, nothing is guessed.
 *
 * @param tsconfig Absolute, of the project.
 */
export async function checkProgram(tsconfig: string, options: CheckOptions): Promise<Outcome<ProgramCheck>> {
  const refuse = (reason: string): Outcome<never> => ({
    ok: false,
    problems: [new NacreError("NACRE_CLI_BAD_CONFIG", { file: tsconfig, reason })],
  });
  const typescript = findTypeScript(dirname(tsconfig));
  if (!typescript) return refuse("typescript is not installed there, and --check runs it");
  const config = await readTsconfig(typescript, tsconfig);
  if (!config.ok) return refuse(config.errors.map(({ code, message }) => `${code}: ${message}`).join("; "));
  if (config.files.length === 0) return refuse("it has no files of its own; name the one that has with --tsconfig");
  const program = await Program.create({
    ...options,
    tsconfig,
    typescript,
    files: config.files,
    settings: config.options,
  });
  try {
    const { errors, seen } = await program.run();
    const setting = errors.find(({ file }) => file === undefined);
    if (setting) return refuse(`${setting.code}: ${setting.message}`);
    return { ok: true, value: await explain(program, errors, seen) };
  } finally {
    await program.remove();
  }
}

async function explain(
  program: Program,
  errors: readonly TypeScriptError[],
  seen: readonly BuildTypes[],
): Promise<ProgramCheck> {
  if (errors.length === 0) return { broken: [], others: 0 };
  const within = errors.map((error) => program.ownerOf(error));
  const withoutAny = await program.run(seen);
  const isGone = (error: TypeScriptError, after: readonly TypeScriptError[]): boolean =>
    !after.some((other) => keyOfError(other) === keyOfError(error));
  const caused = errors.filter((error, i) => within[i] !== undefined || isGone(error, withoutAny.errors));
  const causes = new Map(
    caused.map((error) => [error, new Set([program.ownerOf(error)].filter((it) => it !== undefined))]),
  );
  for (const types of caused.length > 0 ? seen : []) {
    const { errors: after } = seen.length === 1 ? withoutAny : await program.run([types]);
    for (const error of caused) if (isGone(error, after)) causes.get(error)!.add(types);
  }
  const broken = caused.map((error) => {
    const found = [...causes.get(error)!];
    return describe(program.placeOf(error), error, found.length > 0 ? found : seen);
  });
  return { broken, others: errors.length - caused.length };
}

function describe(file: string, error: TypeScriptError, causes: readonly BuildTypes[]): NacreError {
  const { line = 0, column = 0, code, message } = error;
  const remotes = causes.map(({ build: { name, id, version } }) => ({ name, build: id, version }));
  return new NacreError("NACRE_CLI_TYPES_BREAK", { file, line, column, code, message, remotes });
}

/** Words of messages change with what is `any`; places do not. */
function keyOfError({ file, line, column, code }: TypeScriptError): string {
  return `${file}(${line},${column}) ${code}`;
}

interface ProgramOptions extends CheckOptions {
  tsconfig: string;
  typescript: TypeScript;
  /** Root files. */
  files: string[];
  settings: Record<string, unknown>;
}

/** A project's program on other declarations than its own, in a folder that it does not look into. */
class Program {
  readonly #options: ProgramOptions;
  readonly #folder: string;
  readonly #types: TypesFolder;

  private constructor(options: ProgramOptions, folder: string) {
    this.#options = options;
    this.#folder = folder;
    this.#types = new TypesFolder(join(folder, "types"));
  }

  static async create(options: ProgramOptions): Promise<Program> {
    const parent = join(dirname(options.tsconfig), ".nacre");
    await mkdir(parent, { recursive: true });
    const program = new Program(options, await mkdtemp(join(parent, "check-")));
    await program.#types.replace(options.all);
    return program;
  }

  /**
   * @param any Builds whose modules are `any`.
   * @returns the errors, and whose declarations the program has, or would have if they were there
   */
  async run(any: readonly BuildTypes[] = []): Promise<{ errors: TypeScriptError[]; seen: BuildTypes[] }> {
    const { tsconfig, typescript, all, aliases } = this.#options;
    const cwd = dirname(tsconfig);
    const config = join(this.#folder, "tsconfig.json");
    await writeFile(config, JSON.stringify(await this.#config(any)));
    const { code, text } = await runTypeScript(typescript, ["-p", config, "--listFiles"], { cwd });
    const errors = readTypeScriptErrors(text, cwd);
    if (code !== 0 && errors.length === 0) throw new Error(`tsc ended with code ${code}: ${text.slice(-500)}`);
    const listed = text.split(/\r?\n/).map((line) => resolve(cwd, line));
    const seen = all.filter((types) => {
      const names = namesOf(types.build, aliases)
        .map((name) => name.replaceAll(/[^\w-]/g, "\\$&"))
        .join("|");
      const isNamed = errors.some(({ message }) => new RegExp(`['"](?:${names})(?:/[^'"]*)?['"]`).test(message));
      return isNamed || listed.some((file) => file.startsWith(this.#folderOf(types)));
    });
    return { errors, seen };
  }

  /** The build in whose declarations an error is. */
  ownerOf({ file = "" }: TypeScriptError): BuildTypes | undefined {
    return this.#options.all.find((types) => file.startsWith(this.#folderOf(types)));
  }

  /** The file of an error as people know it: theirs, or one of a build. */
  placeOf(error: TypeScriptError): string {
    const owner = this.ownerOf(error);
    const file = error.file ?? "";
    return owner ? keyOf(owner.build) + sep + file.slice(this.#folderOf(owner).length) : relative(process.cwd(), file);
  }

  remove(): Promise<void> {
    return rm(this.#folder, { recursive: true, force: true });
  }

  #folderOf({ build }: BuildTypes): string {
    return join(this.#types.path, keyOf(build)) + sep;
  }

  async #config(any: readonly BuildTypes[]): Promise<unknown> {
    const { tsconfig, paths, aliases, all, files, settings } = this.#options;
    const remotes = this.#types.sources(all, aliases).flatMap(({ sources }) => Object.entries(sources));
    const requests = this.#types
      .sources(any, aliases)
      .flatMap(({ name, sources }) => [name, `${name}/*`, ...Object.keys(sources)]);
    // What is declared so comes before what is in files.
    const stub = join(this.#folder, "any.d.ts");
    await writeFile(
      stub,
      [...new Set(requests)].map((request) => `declare module ${JSON.stringify(request)};\n`).join(""),
    );
    const compilerOptions = {
      noEmit: true,
      composite: false,
      incremental: false,
      tsBuildInfoFile: null,
      declaration: false,
      declarationMap: false,
      ...(settings["isolatedDeclarations"] === true && { isolatedDeclarations: false }),
      ...(settings["emitDeclarationOnly"] === true && { emitDeclarationOnly: false }),
      paths: { ...paths, ...Object.fromEntries(remotes.map(([request, file]) => [request, [file]])) },
    };
    return { extends: tsconfig, compilerOptions, files: [...files, stub], include: [] };
  }
}
