import { stripVTControlCharacters } from "node:util";
import { main } from "@nacre/cli";
import { vi } from "vitest";

export interface Printed {
  out: string;
  err: string;
  /** The exit code. */
  code: unknown;
}

/** Runs a command, and gives what it printed, without colours. In tests with `folderPerTest`, which ends the spies. */
export async function nacre(...words: string[]): Promise<Printed> {
  const [out, err]: [string[], string[]] = [[], []];
  vi.spyOn(console, "log").mockImplementation((text: string) => void out.push(text));
  vi.spyOn(console, "error").mockImplementation((text: string) => void err.push(text));
  process.exitCode = 0;
  await main(["node", "nacre", ...words]);
  const printed = (lines: string[]): string => stripVTControlCharacters(lines.join("\n"));
  return { out: printed(out), err: printed(err), code: process.exitCode };
}
