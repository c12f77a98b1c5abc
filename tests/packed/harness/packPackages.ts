import { execFile } from "node:child_process";
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../../sources.ts";

/** A tarball as `npm publish` would send it. */
export interface Tarball {
  /** `@nacre/shell` */
  name: string;
  version: string;
  /** Of the tarball. */
  file: string;
  /** Paths inside the package. */
  contents: string[];
}

interface NpmPack {
  name: string;
  version: string;
  filename: string;
  files: { path: string }[];
}

/** Packs every package of `packages/*` into a folder. The packages are built already. */
export async function packPackages(folder: string): Promise<Tarball[]> {
  await mkdir(folder, { recursive: true });
  const names = await readdir(join(root, "packages"));
  const args = ["pack", "--json", "--foreground-scripts=false", "--pack-destination", folder];
  const { stdout } = await promisify(execFile)(
    "npm",
    [...args, ...names.flatMap((name) => ["--workspace", `packages/${name}`])],
    { cwd: root, shell: process.platform === "win32", maxBuffer: 2 ** 26 },
  );
  return (JSON.parse(stdout) as NpmPack[]).map(({ name, version, filename, files }) => ({
    name,
    version,
    file: join(folder, filename),
    contents: files.map(({ path }) => path),
  }));
}
