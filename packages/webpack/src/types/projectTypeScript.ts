import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";

/** The TypeScript that a project has installed. */
export interface TypeScript {
  version: string;
  /** Absolute path of its `tsc`, a script for Node. */
  tsc: string;
}

/** How a run of TypeScript ended. */
export interface TypeScriptRun {
  /** Exit code; `0` means no error. */
  code: number;
  /** What it printed, without colours. */
  text: string;
}

/** One error of `tsc`. Without `file` it is one of the configuration. */
export interface TypeScriptError {
  /** Absolute. */
  file?: string;
  line?: number;
  column?: number;
  /** `TS2322` */
  code: string;
  /** Its further lines are indented. */
  message: string;
}

/**
 * Finds the `typescript` package that a folder's modules would import. Any version: only its command is used.
 *
 * @param folder Absolute.
 * @example
 * const typescript = findTypeScript(process.cwd()); // { version: "7.0.2", tsc: "/shop/node_modules/typescript/bin/tsc" }
 */
export function findTypeScript(folder: string): TypeScript | undefined {
  try {
    const file = createRequire(join(folder, "package.json")).resolve("typescript/package.json");
    const { version, bin } = JSON.parse(readFileSync(file, "utf8")) as { version: string; bin: { tsc: string } };
    return { version, tsc: resolve(dirname(file), bin.tsc) };
  } catch {
    return undefined;
  }
}

/**
 * Runs a project's `tsc` in a process of its own. Errors of the code that it checks are in the output.
 *
 * @param options `cwd`: folder that it runs in; `signal` ends it.
 * @throws Error when it cannot be started, or is ended by the signal
 * @example
 * const { code, text } = await runTypeScript(typescript, ["-p", "tsconfig.json", "--noEmit"], { cwd });
 */
export function runTypeScript(
  { tsc }: TypeScript,
  words: readonly string[],
  { cwd, signal }: { cwd: string; signal?: AbortSignal },
): Promise<TypeScriptRun> {
  const options = { cwd, maxBuffer: Number.POSITIVE_INFINITY, ...(signal && { signal }) };
  return new Promise((done, fail) => {
    execFile(process.execPath, [tsc, ...words, "--pretty", "false"], options, (error, stdout, stderr) => {
      const code = error ? error.code : 0;
      if (typeof code === "number") done({ code, text: stdout + stderr });
      else fail(error!);
    });
  });
}

const ERROR = /^(?:(.+?)\((\d+),(\d+)\): )?error (TS\d+): (.*)$/;

/**
 * Reads the errors in what `tsc` printed.
 *
 * @param cwd The folder that it ran in.
 * @example
 * readTypeScriptErrors("src/a.ts(1,7): error TS2322: No.", "/shop"); // [{ file: "/shop/src/a.ts", line: 1, column: 7, ... }]
 */
export function readTypeScriptErrors(text: string, cwd: string): TypeScriptError[] {
  const errors: TypeScriptError[] = [];
  let open = false;
  for (const line of text.split(/\r?\n/)) {
    const [, file, row, column, code, message = ""] = ERROR.exec(line) ?? [];
    const last = errors.at(-1);
    if (code !== undefined) {
      const place = file === undefined ? {} : { file: resolve(cwd, file), line: Number(row), column: Number(column) };
      errors.push({ ...place, code, message });
    } else if (open && last && line.startsWith("  ")) last.message += `\n${line}`;
    open = code !== undefined || (open && line.startsWith("  "));
  }
  return errors;
}

/**
 * What a tsconfig says when everything that it extends is put together. `paths` are as they were written, and not said is
 * which file's folder they belong to.
 *
 * @param file Absolute.
 * @returns its root files, absolute, and its options; or what `tsc` has against it
 * @example
 * const config = await readTsconfig(typescript, "/shop/tsconfig.json");
 * if (config.ok) console.log(config.files);
 */
export async function readTsconfig(
  typescript: TypeScript,
  file: string,
  signal?: AbortSignal,
): Promise<{ ok: true; files: string[]; options: Record<string, unknown> } | { ok: false; errors: TypeScriptError[] }> {
  const cwd = dirname(file);
  const { code, text } = await runTypeScript(typescript, ["-p", file, "--showConfig"], {
    cwd,
    ...(signal && { signal }),
  });
  const errors = readTypeScriptErrors(text, cwd);
  if (code !== 0 || errors.length > 0) return { ok: false, errors };
  const { files = [], compilerOptions = {} } = JSON.parse(text) as {
    files?: string[];
    compilerOptions?: Record<string, unknown>;
  };
  return { ok: true, files: files.map((each) => resolve(cwd, each)), options: compilerOptions };
}
