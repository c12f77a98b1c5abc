import type { Module } from "../bundler.ts";

// Neither bundler gives plugins the fields of its sharing modules. Both write the share key into two names of them, and
// what follows the key differs, so a key may hold anything that separates parts of a name.

/**
 * Share key of a module that stands for a shared one.
 *
 * | | identifier | library identifier |
 * | --- | --- | --- |
 * | webpack | `consume-shared-module\|default\|react\|^19.0.0\|...` | `webpack/sharing/consume/default/react/react` |
 * | Rspack | `consume shared module (default) react@^19.0.0 (strict) ...` | the same |
 */
export function keyOfConsume(module: Module): string | undefined {
  const [, written] = /^consume.shared.module(?: \(default\) |\|default\|)(.+)$/.exec(module.identifier()) ?? [];
  const named = libraryName(module, "consume");
  return written === undefined || named === undefined ? undefined : commonStart(written, named);
}

/**
 * Share key and version of a module that provides a shared one; without version where the bundler found none.
 *
 * | | identifier | library identifier |
 * | --- | --- | --- |
 * | webpack | `provide module (default) react@19.3.1\|/path` | `webpack/sharing/provide/default/react` |
 * | Rspack | `provide shared module (default) react@19.3.1 = /path` | the same |
 */
export function parseProvide(module: Module): { key: string; version?: string } | undefined {
  const key = libraryName(module, "provide");
  if (key === undefined) return undefined;
  const start = module.identifier().indexOf(`(default) ${key}@`) + `(default) ${key}@`.length;
  const [version = "0"] = /^[^|\s]+/.exec(module.identifier().slice(start)) ?? [];
  return /^(?:0|false)$/.test(version) ? { key } : { key, version };
}

function libraryName(module: Module, kind: "consume" | "provide"): string | undefined {
  const name = module.libIdent({ context: "" }) ?? "";
  return new RegExp(`/sharing/${kind}/default/(.+)$`).exec(name)?.[1];
}

function commonStart(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return a.slice(0, length);
}
