import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** A small project on disk. */
export interface Project {
  files: Record<string, string>;
  /** Of its package.json. */
  dependencies?: Record<string, string>;
  /** Version of each package in its node_modules. */
  installed?: Record<string, string>;
}

/** @returns its folder, below the given one and named as the project */
export async function writeProject(folder: string, name: string, project: Project): Promise<string> {
  const context = join(folder, name);
  const { files, dependencies = {}, installed = {} } = project;
  const all = {
    "package.json": JSON.stringify({ name, version: "1.0.0", dependencies }),
    ...files,
    ...install(name, installed),
  };
  for (const [file, content] of Object.entries(all)) {
    await mkdir(dirname(join(context, file)), { recursive: true });
    await writeFile(join(context, file), content);
  }
  return context;
}

/** Packages that say their version and in whose node_modules they lie. */
export function install(owner: string, versions: Record<string, string>): Record<string, string> {
  const files = Object.entries(versions).flatMap(([name, version]) => [
    [`node_modules/${name}/package.json`, JSON.stringify({ name, version, main: "index.js" })],
    [`node_modules/${name}/index.js`, `export const version = "${version} of ${owner}";`],
  ]);
  return Object.fromEntries(files) as Record<string, string>;
}
