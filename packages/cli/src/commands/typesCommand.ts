import { readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { NacreError } from "@nacre/contract";
import { Command } from "commander";
import pc from "picocolors";
import { expandFolders } from "../expandFolders.ts";
import { exposedSources, findConfig, type ExposedSources } from "../exposedSources.ts";
import { allOf, type Outcome } from "../Outcome.ts";
import { ProblemsError } from "../ProblemsError.ts";
import { syncPaths } from "../syncPaths.ts";

interface TypesOptions {
  check?: true;
  tsconfig: string;
}

/** `nacre types`: TypeScript finds remote modules in their sources. */
export function typesCommand(): Command {
  return new Command("types")
    .description(
      "Write the tsconfig paths that map each exposed module (components/Button) to its source, so that a fresh clone is type-checked without a build.",
    )
    .argument(
      "[folders...]",
      "packages with a webpack or rspack configuration (default: the workspaces of package.json)",
    )
    .option("--check", "write nothing, and fail when the paths differ")
    .option("--tsconfig <file>", "the file that holds the paths", "tsconfig.json")
    .action(run);
}

async function run(folders: string[], { check, tsconfig }: TypesOptions): Promise<void> {
  const file = resolve(tsconfig);
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new ProblemsError([new NacreError("NACRE_CLI_BAD_CONFIG", { file, reason: "it cannot be read" }, { cause })]);
  });
  const builds = await readBuilds(folders, dirname(file));
  if (!builds.ok) throw new ProblemsError(builds.problems);
  const { missing, extra, text: wanted } = syncPaths(file, text, builds.value);
  const names = builds.value.map(({ name }) => name).join(", ");
  if (missing.length + extra.length === 0) {
    console.log(`${pc.green("✓")} The paths in ${tsconfig} equal the exposes of ${names}.`);
  } else if (check) {
    throw new ProblemsError([new NacreError("NACRE_CLI_TYPES_OUT_OF_DATE", { file: tsconfig, missing, extra })]);
  } else {
    await writeFile(file, wanted);
    console.log([...missing.map((key) => pc.green(`+ ${key}`)), ...extra.map((key) => pc.red(`- ${key}`))].join("\n"));
    console.log(`Wrote the exposes of ${names} to ${tsconfig}.`);
  }
}

/** A folder that a person named must have a configuration with the plugin; of the workspaces those count that have. */
async function readBuilds(folders: readonly string[], root: string): Promise<Outcome<ExposedSources[]>> {
  const named = await expandFolders(folders);
  const candidates = named.length > 0 ? named : await workspaces(root);
  const found = candidates.flatMap((folder) => {
    const config = findConfig(folder);
    return config === undefined ? [] : [config];
  });
  if (found.length === 0) {
    const reason = `none of ${candidates.join(", ") || "its workspaces"} has a webpack or rspack configuration`;
    return { ok: false, problems: [new NacreError("NACRE_CLI_BAD_CONFIG", { file: root, reason })] };
  }
  return allOf(await Promise.all(found.map((config) => exposedSources(config))));
}

async function workspaces(root: string): Promise<string[]> {
  const text = await readFile(join(root, "package.json"), "utf8").catch(() => "{}");
  const { workspaces: patterns = [] } = JSON.parse(text) as { workspaces?: string[] };
  return expandFolders(patterns.map((pattern) => join(root, pattern)));
}
