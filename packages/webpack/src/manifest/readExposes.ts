import { relative } from "node:path";
import type { Expose, ExposeName } from "@nacre/contract";
import type { Compilation, Module } from "../bundler.ts";
import { parseContainerEntry } from "./identifiers.ts";
import type { ModuleGraphReader } from "./ModuleGraphReader.ts";

/** The modules that a build gives to others. An expose whose module was not found has no modules. */
export function readExposes(compilation: Compilation, reader: ModuleGraphReader): Record<ExposeName, Expose> {
  const exposes: Record<ExposeName, Expose> = {};
  for (const module of compilation.modules) {
    const names = parseContainerEntry(module.identifier());
    if (!names) continue;
    names.forEach((name, index) => {
      const block = module.blocks[index]!;
      const targets = reader.targets(block);
      const source = sourceOf(targets.at(-1), compilation.compiler.context);
      const known = reader.exports(targets.at(-1));
      exposes[name] = {
        chunks: reader.chunks(block),
        modules: targets.map((target) => reader.id(target)),
        ...(targets.some((target) => reader.isAsync(target)) && { async: true as const }),
        ...(source !== undefined && { source }),
        ...(known && { exports: known }),
      };
    });
  }
  return exposes;
}

function sourceOf(module: Module | undefined, context: string): string | undefined {
  const file = module?.nameForCondition();
  return file ? relative(context, file).replaceAll("\\", "/") : undefined;
}
