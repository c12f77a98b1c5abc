import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { NacreError, type Consume, type Manifest } from "@nacre/contract";
import { Command } from "commander";
import pc from "picocolors";
import { parseJson } from "../parseJson.ts";
import { ProblemsError } from "../ProblemsError.ts";
import { readForeign, type ForeignNames } from "../readForeign.ts";

/** `nacre foreign`: writes down what a container is that Nacre did not build. */
export function foreignCommand(): Command {
  return new Command("foreign")
    .description(
      "Write the nacre.json of a container that plain webpack, Rspack or Module Federation 2 built. nacre serve does the same by itself where nothing has to be added.",
    )
    .argument("<folder>", "what the build wrote, with its mf-manifest.json or remoteEntry.js")
    .option("--name <name>", "what remotes are called by (default: the manifest's, else the global variable)")
    .option(
      "--global <variable>",
      "global variable of the container (default: the manifest's, else what the entry declares)",
    )
    .option("--entry <file>", "entry of a container without mf-manifest.json (default: remoteEntry.js)")
    .action(run);
}

async function run(folder: string, names: ForeignNames): Promise<void> {
  const file = join(folder, "nacre.json");
  const made = (await isOurs(file)) ? refuse(folder) : await readForeign(folder, names);
  if (!made.ok) throw new ProblemsError(made.problems);
  await writeFile(file, `${JSON.stringify(made.value, null, 2)}\n`);
  console.log(`${pc.green("✓")} ${file}\n${describe(made.value)}`);
}

/** Whether the plugin wrote the manifest that is there. */
async function isOurs(file: string): Promise<boolean> {
  const manifest = parseJson(await readFile(file, "utf8").catch(() => "null")) as Partial<Manifest> | null | undefined;
  return manifest?.format !== undefined && manifest.format !== "foreign";
}

function refuse(folder: string): { ok: false; problems: NacreError[] } {
  const problems = [{ path: "", message: "it is a build of Nacre, which needs nothing else" }];
  return { ok: false, problems: [new NacreError("NACRE_CLI_BAD_FOREIGN", { folder, file: "nacre.json", problems })] };
}

function describe({ name, global, exposes, consumes, provides }: Manifest): string {
  const brought = Object.entries(provides).flatMap(([key, copies]) => copies.map(({ version }) => `${key} ${version}`));
  const rows = [
    ["name", name],
    ["found as", global === undefined ? "ES module" : `global variable ${global}`],
    ["exposes", list(Object.keys(exposes))],
    ["requires", list(Object.values(consumes).map(formatConsume))],
    ["brings", list(brought)],
  ];
  return rows.map(([label = "", value]) => `  ${label.padEnd(9)} ${value}`).join("\n");
}

function list(names: readonly string[]): string {
  return names.length > 0 ? names.join(", ") : pc.dim("not said");
}

function formatConsume({ key, range, singleton }: Consume): string {
  return `${key} ${range === false ? "in any version" : range}${singleton ? " (singleton)" : ""}`;
}
