import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

const extensions = ["", ".ts", ".tsx", ".mts", ".cts", ".d.ts", ".js", ".jsx", ".mjs", ".cjs"];
const endings = [...extensions, ...extensions.slice(1).map((extension) => `/index${extension}`)];
/** What a name may end in when its source ends otherwise. */
const written = /\.([cm]?)jsx?$/;

/** Whether TypeScript compiles it without being told to. */
export function isTyped(file: string): boolean {
  return /\.[cm]?tsx?$/.test(file);
}

export function isDeclaration(file: string): boolean {
  return /\.d\.[cm]?ts$/.test(file);
}

/**
 * The file that a relative or absolute request means, as bundlers and TypeScript find it; declarations that somebody wrote
 * beside a JavaScript file in place of it.
 */
export function findSource(folder: string, request: string): string | undefined {
  const base = resolve(folder, request);
  const [whole, kind] = written.exec(base) ?? [];
  const bases =
    whole === undefined ? [base] : [base, base.slice(0, -whole.length) + `.${kind}ts`, base.slice(0, -whole.length)];
  const found = bases.flatMap((each) => endings.map((ending) => join(each + ending))).find(isFile);
  if (found === undefined) return undefined;
  const declared = found.replace(written, ".d.$1ts");
  return declared !== found && existsSync(declared) ? declared : found;
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}
