import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { conformanceFolder } from "./findCases.ts";

const file = join(conformanceFolder, "../README.md");
const begin = "<!-- conformance: npm run conformance -- --write -->";
const end = "<!-- /conformance -->";

/** The table that README shows. */
export function readReadmeTable(): string {
  const [, table] = readFileSync(file, "utf8").split(begin);
  return table?.split(end)[0]?.trim() ?? "";
}

/** Puts the table between README's markers. */
export function writeReadmeTable(table: string): void {
  const text = readFileSync(file, "utf8");
  const before = text.slice(0, text.indexOf(begin) + begin.length);
  writeFileSync(file, `${before}\n\n${table}\n\n${text.slice(text.indexOf(end))}`);
}
