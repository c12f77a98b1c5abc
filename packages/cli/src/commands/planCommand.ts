import { Command } from "commander";
export function planCommand(): Command {
  return new Command("plan");
}
