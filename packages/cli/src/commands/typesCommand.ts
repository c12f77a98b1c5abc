import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { NacreError } from "@nacre/contract";
import { Command } from "commander";
import pc from "picocolors";
import { expandFolders } from "../expandFolders.ts";
import { exposedSources, findConfig, remoteAliases, type ExposedSources, type RemoteAlias } from "../exposedSources.ts";
import { allOf, type Outcome } from "../Outcome.ts";
import { ProblemsError } from "../ProblemsError.ts";
import { absolutePaths, syncPaths, type PathsDifference } from "../syncPaths.ts";
import { checkProgram } from "../types/checkProgram.ts";
import { fetchTypes, type BuildTypes } from "../types/fetchTypes.ts";
import { findBuilds, isBuildSource } from "../types/findBuilds.ts";
import { keyOf, TypesFolder } from "../types/TypesFolder.ts";

interface TypesOptions {
  check?: true;
  only?: string[];
  tsconfig: string;
}

/** `nacre types`: TypeScript finds remote modules, in their sources or in the declarations of their builds. */
export function typesCommand(): Command {
  return new Command("types")
    .description(
      "Write the tsconfig paths by which TypeScript finds remote modules (components/Button). Within one repository they lead to the sources, so that a fresh clone is type-checked without a build. For builds of other repositories, their declarations are downloaded to .nacre/types beside the tsconfig.",
    )
    .argument(
      "[sources...]",
      "folders with a webpack or rspack configuration (default: the workspaces of package.json); or builds that are there: the address of a page or of its snapshot.json, addresses of nacre.json files, files or folders with such",
    )
    .option(
      "--check",
      "change nothing, and fail when the paths differ, when the types here are not those of the builds, or when the project's own tsc has errors because of them",
    )
    .option("--only <names...>", "of builds that are there: these, and those whose types their declarations import")
    .option("--tsconfig <file>", "the file that holds the paths, and for --check the project's files", "tsconfig.json")
    .addHelpText("after", examples)
    .action(run);
}

const examples = `
Examples:
  nacre types "apps/*"                                    one repository: paths to the sources
  nacre types https://shop.example                        the declarations of all builds of that page
  nacre types https://shop.example/snapshot.json --check  in CI: would this project compile against what is deployed?
  nacre types https://shop.example ../ui/dist --check     and if this build were deployed too?`;

async function run(sources: string[], { check, only = [], tsconfig }: TypesOptions): Promise<void> {
  const file = resolve(tsconfig);
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new ProblemsError([new NacreError("NACRE_CLI_BAD_CONFIG", { file, reason: "it cannot be read" }, { cause })]);
  });
  const named = await expandFolders(sources);
  const remote = named.filter(isBuildSource);
  const folders = named.filter((source) => !remote.includes(source));
  const local = remote.length > 0 && folders.length === 0 ? [] : valueOf(await readBuilds(folders, dirname(file)));
  const fetched = remote.length > 0 ? await fetchAll(remote, only) : undefined;
  const types = new TypesFolder(join(dirname(file), ".nacre/types"));
  const config = fetched && findConfig(dirname(file));
  const aliases = config === undefined ? [] : valueOf(await remoteAliases(config));
  const project = { file, text, shown: tsconfig, types, aliases };
  await (check ? checkTypes(project, local, fetched) : writeTypes(project, local, fetched));
}

interface Project {
  /** Absolute path of its tsconfig. */
  file: string;
  text: string;
  /** How a person called it. */
  shown: string;
  types: TypesFolder;
  /** What its own bundler calls other containers. */
  aliases: readonly RemoteAlias[];
}

async function writeTypes(
  project: Project,
  local: readonly ExposedSources[],
  fetched: BuildTypes[] | undefined,
): Promise<void> {
  const { file, shown, types } = project;
  const { builds, missing, extra, text: wanted } = compare(project, local, fetched);
  if (fetched) {
    await types.replace(fetched);
    for (const each of fetched) report(each, dirname(file));
  }
  const names = builds.map(({ name }) => name).join(", ");
  if (missing.length + extra.length === 0) {
    console.log(`${pc.green("✓")} The paths in ${shown} equal the exposes of ${names}.`);
    return;
  }
  await writeFile(file, wanted);
  console.log([...missing.map((key) => pc.green(`+ ${key}`)), ...extra.map((key) => pc.red(`- ${key}`))].join("\n"));
  console.log(`Wrote the exposes of ${names} to ${shown}.`);
}

async function checkTypes(
  project: Project,
  local: readonly ExposedSources[],
  fetched: BuildTypes[] | undefined,
): Promise<void> {
  const { file, text, shown, types, aliases } = project;
  const { builds, missing, extra } = compare(project, local, fetched);
  const problems: NacreError[] = [];
  if (missing.length + extra.length > 0)
    problems.push(new NacreError("NACRE_CLI_TYPES_OUT_OF_DATE", { file: shown, missing, extra }));
  if (fetched) {
    problems.push(...(await types.differences(fetched)));
    const program = await checkProgram(file, { paths: absolutePaths(file, text), aliases, all: fetched });
    problems.push(...(program.ok ? program.value.broken : program.problems));
    if (program.ok && program.value.others > 0)
      console.log(
        `${pc.blue("i")} ${program.value.others} more errors are not because of other builds: tsc -p ${shown}`,
      );
  }
  if (problems.length > 0) throw new ProblemsError(problems);
  const names = builds.map(({ name }) => name).join(", ");
  console.log(`${pc.green("✓")} The paths in ${shown} equal the exposes of ${names}.`);
  if (fetched) console.log(`${pc.green("✓")} The types here are those of ${list(fetched)}, and the project fits them.`);
}

function compare(
  { file, text, types, aliases }: Project,
  local: readonly ExposedSources[],
  fetched: BuildTypes[] | undefined,
): PathsDifference & { builds: ExposedSources[] } {
  const builds = [...local, ...types.sources(fetched ?? [], aliases)];
  const difference = syncPaths(file, text, builds, (path) => fetched !== undefined && types.isGone(path, fetched));
  return { ...difference, builds };
}

async function fetchAll(sources: readonly string[], only: readonly string[]): Promise<BuildTypes[]> {
  return valueOf(await fetchTypes(valueOf(await findBuilds(sources)), only));
}

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new ProblemsError(outcome.problems);
  return outcome.value;
}

function report(types: BuildTypes, folder: string): void {
  const { exposes, files } = types.list;
  const counts = `${Object.keys(exposes).length} exposes in ${Object.keys(files).length} files`;
  console.log(`${pc.green("✓")} ${list([types])}: ${counts}`);
  const missing = types.list.packages.filter((name) => !isInstalled(name, folder));
  if (missing.length === 0) return;
  const what = `types of ${missing.join(", ")}, which ${missing.length > 1 ? "are" : "is"} not installed here`;
  console.log(`${pc.yellow("!")} The declarations of ${types.build.name} need ${what}: what uses them is any.`);
}

function list(all: readonly BuildTypes[]): string {
  return all.map(({ build }) => `${keyOf(build)} ${build.version} (build ${build.id})`).join(", ");
}

/** Types of `@types/react` may also come with `react` itself. */
function isInstalled(name: string, from: string): boolean {
  const names = [name, name.replace(/^@types\//, "")];
  for (let folder = from; ; folder = dirname(folder)) {
    if (names.some((each) => existsSync(join(folder, "node_modules", each)))) return true;
    if (folder === dirname(folder)) return false;
  }
}

/** A folder that a person named must have a configuration with the plugin; of the workspaces those count that have. */
async function readBuilds(folders: readonly string[], root: string): Promise<Outcome<ExposedSources[]>> {
  const candidates = folders.length > 0 ? folders : await workspaces(root);
  const found = candidates.flatMap((folder) => {
    const config = findConfig(folder);
    return config === undefined ? [] : [config];
  });
  if (found.length === 0) {
    const reason =
      candidates.length > 0
        ? `none of ${candidates.join(", ")} has a webpack or rspack configuration`
        : "it has no workspaces; say which folders have a webpack or rspack configuration (nacre types shell catalog)";
    return { ok: false, problems: [new NacreError("NACRE_CLI_BAD_CONFIG", { file: root, reason })] };
  }
  return allOf(await Promise.all(found.map((config) => exposedSources(config))));
}

async function workspaces(root: string): Promise<string[]> {
  const text = await readFile(join(root, "package.json"), "utf8").catch(() => "{}");
  const { workspaces: patterns = [] } = JSON.parse(text) as { workspaces?: string[] };
  return expandFolders(patterns.map((pattern) => join(root, pattern)));
}
