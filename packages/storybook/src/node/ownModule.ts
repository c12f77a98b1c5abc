import { fileURLToPath } from "node:url";

/** Path of a module of this package, for generated code: from wherever that lies, it is the same module. */
export function ownModule(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url)).replaceAll("\\", "/");
}
