import { readFileSync } from "node:fs";
import { explainError } from "@nacre/contract";
import { Command, CommanderError } from "commander";
import pc from "picocolors";
import { foreignCommand } from "./commands/foreignCommand.ts";
import { keysCommand } from "./commands/keysCommand.ts";
import { planCommand } from "./commands/planCommand.ts";
import { remotesCommand } from "./commands/remotesCommand.ts";
import { serveCommand } from "./commands/serveCommand.ts";
import { typesCommand } from "./commands/typesCommand.ts";
import { ProblemsError } from "./ProblemsError.ts";

/**
 * The `nacre` command.
 *
 * @param argv As `process.argv`: the command's words come third. What a user can mend is printed, and sets the exit code
 * to 1; anything else is a bug of Nacre and is thrown.
 * @example
 * await main(["node", "nacre", "serve", "apps/shell/dist"]);
 */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command("nacre")
    .description("Separate builds, one application: serve them, see the plan, keep their types.")
    .version(version())
    .showHelpAfterError("(nacre --help shows what there is)")
    .addCommand(serveCommand())
    .addCommand(planCommand())
    .addCommand(typesCommand())
    .addCommand(remotesCommand())
    .addCommand(foreignCommand())
    .addCommand(keysCommand());
  // A command that is not understood ends here, and not the process: it belongs to whoever called.
  for (const command of [program, ...program.commands]) command.exitOverride();
  try {
    await program.parseAsync(argv);
  } catch (error) {
    if (error instanceof CommanderError) return void (process.exitCode = error.exitCode);
    if (!(error instanceof ProblemsError)) throw error;
    for (const problem of error.problems) console.error(`${pc.red("✗")} ${explainError(problem)}`);
    process.exitCode = 1;
  }
}

function version(): string {
  const file = new URL("../package.json", import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
