import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Writes tags into the template, as a build tool would: deferred scripts of the entry, its styles, and for files that
 * will be needed later preload links (styles at once, because the page cannot be shown without them).
 */
function write(template: string, base: string, entry: readonly string[], ahead: readonly string[]): string {
  const tags = [
    ...[...entry, ...ahead].filter(isStyle).map((file) => `<link rel="stylesheet" href="${base}${file}">`),
    ...ahead.filter(isScript).map((file) => `<link rel="preload" as="script" href="${base}${file}">`),
    ...entry.filter(isScript).map((file) => `<script defer src="${base}${file}"></script>`),
  ];
  return template.replace("<!--nacre-->", tags.join(""));
}

const isStyle = (file: string): boolean => file.endsWith(".css");
const isScript = (file: string): boolean => file.endsWith(".js");

const record = (folder: string): string => join(folder, "bench.json");

export const writeHtml: typeof write & {
  /** Notes beside a build which files it has. */
  keep(folder: string, files: unknown): Promise<void>;
  kept<T>(folder: string): Promise<T>;
} = Object.assign(write, {
  keep: (folder: string, files: unknown) => writeFile(record(folder), JSON.stringify(files)),
  kept: async <T>(folder: string): Promise<T> => JSON.parse(await readFile(record(folder), "utf8")) as T,
});
