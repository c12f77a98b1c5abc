import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const root: string = fileURLToPath(new URL("..", import.meta.url));

export interface SourceFile {
  /** From the repository's root, with `/`. */
  path: string;
  /** Without comments, so that an example in a comment is no import. */
  code: string;
}

/** Every TypeScript source below a folder of the repository. */
export function sources(folder: string): SourceFile[] {
  return files(join(root, folder))
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ path: relative(root, file), code: withoutComments(readFileSync(file, "utf8")) }));
}

function files(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === "node_modules" || entry.name === "dist" || entry.name === "cases") return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : [path];
  });
}

export function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/[^\n]*/g, "$1");
}

/** What a file imports: static, re-exported, dynamic and type imports. */
export function imports(code: string): string[] {
  const patterns = [
    /\b(?:import|export)\b[^;"'`()]*?\bfrom\s*["']([^"'\n]+)["']/g,
    /^\s*import\s*["']([^"'\n]+)["']/gm,
    /\bimport\s*\(\s*["']([^"'\n]+)["']/g,
  ];
  return patterns.flatMap((pattern) => Array.from(code.matchAll(pattern), (match) => match[1]!));
}

export interface PackageJson {
  name: string;
  exports?: Record<string, unknown>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

export function packageJson(folder: string): PackageJson {
  return JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as PackageJson;
}
