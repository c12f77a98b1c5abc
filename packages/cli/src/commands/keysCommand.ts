import { Command, InvalidArgumentError } from "commander";
import pc from "picocolors";
import { writeKey } from "../signingKeys.ts";

/** `nacre keys`: makes a key that signs snapshots. */
export function keysCommand(): Command {
  return new Command("keys")
    .description(
      "Make a key that signs snapshots. What it prints is for those who verify; the file is for nobody else.",
    )
    .argument("<file>", "where the key is kept, private half included: never in a repository")
    .option("--days <count>", "how long its signatures count", days, 365)
    .action(run);
}

async function run(file: string, options: { days: number }): Promise<void> {
  const { id, publicKey, expires } = await writeKey(file, options.days);
  console.log(JSON.stringify({ id, publicKey, expires }, null, 2));
  console.error(pc.dim(`${file} is the key: nacre serve --key ${file}. Above is what pages and servers trust.`));
}

function days(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError("It is a number of days, from 1 to 9999.");
  return Number(text);
}
