import { join } from "node:path";
import { build } from "esbuild";
import { root } from "../../sources.ts";

/** One script with a module of the repository and everything that it imports. */
export async function bundle(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, file)],
    conditions: ["@nacre/source"],
    bundle: true,
    format: "iife",
    target: "es2023",
    write: false,
  });
  return outputFiles[0]!.text;
}
