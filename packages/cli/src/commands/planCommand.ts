import { NacreError } from "@nacre/contract";
import { Command } from "commander";
import { describePlan } from "../describePlan.ts";
import { expandFolders } from "../expandFolders.ts";
import { formatPlan } from "../formatPlan.ts";
import { ProblemsError } from "../ProblemsError.ts";
import { readPlan } from "../readPlan.ts";

interface PlanOptions {
  route?: string;
  key?: string;
  json?: true;
  root?: string;
}

/** `nacre plan`: what was chosen and why, before any code is loaded. */
export function planCommand(): Command {
  return new Command("plan")
    .description("Show what the plan chose: who supplies each shared module, and the files of a page.")
    .argument("<sources...>", "address of a running nacre serve, or folders of builds")
    .option("--route <path>", "list the files that a browser requests for this page, with sizes")
    .option(
      "--key <module>",
      "explain the choices for this shared module (default: those with several copies, or none)",
    )
    .option("--json", "print data instead of tables")
    .option("--root <name>", "build that is the page, where several have an HTML template")
    .action(run);
}

async function run(sources: string[], { route, key, json, root }: PlanOptions): Promise<void> {
  const problems = [{ path: "route", message: `is ${JSON.stringify(route)}, no path of a page: it begins with "/"` }];
  if (route !== undefined && !route.startsWith("/"))
    throw new ProblemsError([new NacreError("NACRE_CLI_BAD_OPTIONS", { problems })]);
  const plan = await readPlan(await expandFolders(sources), root);
  if (!plan.ok) throw new ProblemsError(plan.problems);
  const description = describePlan(plan.value, route);
  console.log(json ? JSON.stringify(description, undefined, 2) : formatPlan(description, key));
}
