import { formatPath } from "./formatPath.ts";
import type { FileName, Manifest } from "./manifest.ts";
import type { Problem } from "./problems.ts";
import type { Slice } from "./snapshot.ts";

/** What a store of builds writes itself, beside the files of a build. */
const OWN = "nacre.json";

/** Every file of a build has a place of its own in every file system, and the files of its entry are scripts. */
export function checkFiles(
  { files, entry, workerEntry }: Manifest | Slice,
  at: readonly (string | number)[] = [],
): Problem[] {
  const problem = (file: FileName, message: string): Problem => ({ path: formatPath([...at, "files", file]), message });
  const scripts = [...entry, ...(workerEntry === undefined ? [] : [workerEntry])];
  const wrong = scripts.filter((file) => Object.hasOwn(files, file) && files[file]!.type !== "script");
  return [
    ...wrong.map((file) => problem(file, "is part of the entry, but no script")),
    ...collisions(Object.keys(files)).map(([file, other]) =>
      problem(file, `takes the place of ${JSON.stringify(other)}`),
    ),
  ];
}

/** Pairs that are one path where case does not count, and files that are also a folder of others. */
function collisions(files: readonly FileName[]): [file: FileName, other: FileName][] {
  const taken = new Map<string, FileName>([[OWN, OWN]]);
  const found: [FileName, FileName][] = [];
  for (const file of files) {
    const other = taken.get(fold(file));
    if (other === undefined) taken.set(fold(file), file);
    else found.push([file, other]);
  }
  for (const file of files) {
    const folder = foldersOf(fold(file)).find((path) => taken.has(path));
    if (folder !== undefined) found.push([file, taken.get(folder)!]);
  }
  return found;
}

/** Equal for two names that some file system takes for one. */
function fold(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

function foldersOf(file: FileName): string[] {
  const parts = file.split("/");
  return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join("/"));
}
