import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { Command } from "commander";
import pc from "picocolors";
import { expandFolders } from "../expandFolders.ts";
import { knownRemotes } from "../knownRemotes.ts";
import { ProblemsError } from "../ProblemsError.ts";
import { readPlan } from "../readPlan.ts";

interface RemotesOptions {
  out: string;
  root?: string;
}

/** `nacre remotes`: tells the next build which modules of other builds are asynchronous. */
export function remotesCommand(): Command {
  return new Command("remotes")
    .description(
      "Write down which modules of other builds are asynchronous (top-level await, wasm), so that webpack awaits them in the right place.",
    )
    .argument("<source...>", "address of a running `nacre serve`, or folders of builds")
    .option(
      "--out <file>",
      "where the plugin finds it: beside the build's package.json or above",
      ".nacre/remotes.json",
    )
    .option("--root <name>", "the build that is the page, where several could be")
    .action(run);
}

async function run(sources: string[], { out, root }: RemotesOptions): Promise<void> {
  const plan = await readPlan(await expandFolders(sources), root);
  if (!plan.ok) throw new ProblemsError(plan.problems);
  const known = knownRemotes(plan.value.builds.map(({ manifest }) => manifest));
  await mkdir(dirname(out), { recursive: true });
  await writeFile(out, `${JSON.stringify(known, null, 2)}\n`);
  const modules = Object.entries(known.remotes).flatMap(([name, { async }]) =>
    async.map((each) => name + each.slice(1)),
  );
  const all = [...modules, ...known.shared.async];
  console.log(`${pc.green("✓")} ${out}: ${all.length > 0 ? `${all.join(", ")} await` : "nothing awaits"}.`);
}
