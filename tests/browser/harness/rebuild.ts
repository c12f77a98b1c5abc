import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import webpack, { type Configuration } from "webpack";
import { packageJson, root } from "../../sources.ts";

/** Sources to change, by their path in the app. A change that changes nothing is an error. */
export type Changes = Record<string, (source: string) => string>;

export interface Rebuilt extends AsyncDisposable {
  /** Output folder. */
  folder: string;
}

/**
 * Builds an app of the shop again with changed sources, by its own configuration, and leaves the app itself alone. The
 * copy lies as deep in the repository as the app does, so that what did not change gets the same module ids and hashes.
 */
export async function rebuild(name: string, changes: Changes): Promise<Rebuilt> {
  const app = join(root, "apps", name);
  await mkdir(join(root, ".nacre"), { recursive: true });
  const folder = await mkdtemp(join(root, ".nacre", `${name}-`));
  for (const each of ["package.json", "src"]) await cp(join(app, each), join(folder, each), { recursive: true });
  // A version of a library that only this app has.
  if (existsSync(join(app, "node_modules"))) await symlink(join(app, "node_modules"), join(folder, "node_modules"));
  for (const [file, change] of Object.entries(changes)) await changeFile(join(folder, file), change);
  const configuration = await configurationOf(app);
  // Stories name the app by its package: theirs is the copy too.
  const { name: own } = packageJson(`apps/${name}`);
  const resolve = { ...configuration.resolve, alias: { [own]: join(folder, "src") } };
  await run({ ...configuration, resolve, context: folder, cache: false }, join(folder, "dist"));
  return { folder: join(folder, "dist"), [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

async function changeFile(file: string, change: (source: string) => string): Promise<void> {
  const before = await readFile(file, "utf8");
  const after = change(before);
  if (after === before) throw new Error(`${file} has not changed.`);
  await writeFile(file, after);
}

type Configure = (env: unknown, options: { mode: "production" }) => Configuration;

async function configurationOf(app: string): Promise<Configuration> {
  const { default: configure } = (await import(pathToFileURL(join(app, "webpack.config.ts")).href)) as {
    default: Configure;
  };
  return configure({}, { mode: "production" });
}

function run(configuration: Configuration, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    webpack({ ...configuration, output: { ...configuration.output, path } }, (failure, stats) => {
      if (failure ?? stats?.hasErrors()) reject(failure ?? new Error(stats?.toString("errors-only")));
      else resolve();
    });
  });
}
