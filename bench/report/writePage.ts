import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const page = join(import.meta.dirname, "../../docs/performance.md");
const begin = "<!-- bench: npm run bench -- --write -->";
const end = "<!-- /bench -->";

/** Puts the results between the marks of docs/performance.md. */
export async function writePage(text: string): Promise<void> {
  const before = await readFile(page, "utf8");
  const [head] = before.split(begin);
  await writeFile(page, `${head}${begin}\n\n${text}\n\n${before.slice(before.indexOf(end))}`);
}
