import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../../sources.ts";

/** What README's quick start tells its reader to do. */
export interface QuickStart {
  /** Texts of files by their paths. */
  files: Record<string, string>;
  /** Command lines, in README's order. */
  commands: string[];
  /** Everything outside the code blocks. */
  prose: string;
}

/** Reads the section, for Rspack with the replacements that its table states. */
export async function readQuickStart(bundler: "webpack" | "rspack"): Promise<QuickStart> {
  const readme = await readFile(join(root, "README.md"), "utf8");
  const section = /^## Quick start\n(.*?)^## /ms.exec(readme)?.[1];
  if (section === undefined) throw new Error("README.md has no section named Quick start.");
  const text = bundler === "rspack" ? replaced(section) : section;
  const blocks = [...text.matchAll(/^```(\w+)\n(.*?)^```/gms)].map(([, language, code]) => ({ language, code: code! }));
  return {
    files: Object.fromEntries(
      blocks.filter(({ language }) => language !== "sh").map(({ code }) => [nameOf(code), code]),
    ),
    commands: blocks.filter(({ language }) => language === "sh").flatMap(({ code }) => code.trim().split("\n")),
    prose: text.replaceAll(/^```.*?^```/gms, ""),
  };
}

/** A block names its file in its first line. */
function nameOf(code: string): string {
  const name = /^(?:\/\/|<!--) (\S+)/.exec(code)?.[1];
  if (name === undefined) throw new Error(`This block of README's quick start names no file:\n${code}`);
  return name;
}

function replaced(section: string): string {
  const table = [...section.matchAll(/^\| `(.+?)` +\| `(.+?)` +\|$/gm)];
  if (table.length === 0)
    throw new Error("README's quick start has no table of what Rspack has in place of webpack's.");
  return table.reduce(
    (text, [, ours, rspacks]) => {
      const after = text.replaceAll(ours!, rspacks!);
      if (after === text) throw new Error(`README's quick start does not contain ${ours}.`);
      return after;
    },
    section.slice(0, table[0]!.index),
  );
}
