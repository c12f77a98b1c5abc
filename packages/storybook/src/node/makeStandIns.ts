import { existsSync, readFileSync } from "node:fs";
import { isReference, parseReference, type Manifest, type Reference } from "@nacre/contract";
import { importedNames } from "./importedNames.ts";
import { ownModule } from "./ownModule.ts";
import type { Workspace } from "./Workspace.ts";

/** The newest manifests that are known, by the remote's name. */
export type Manifests = Readonly<Record<string, Manifest>>;

/** Finds modules that stand for remote ones in what a story imports. */
export interface StandIns {
  /**
   * The file that stands for a module of a known remote; `undefined` where the request names none.
   *
   * @param importer File that asks.
   */
  find(request: string, importer?: string): string | undefined;
  /** Makes one for what may be a remote, should nothing else be found; `undefined` where it cannot be one. */
  guess(request: string, importer?: string): (() => string) | undefined;
}

export interface Known {
  manifests: Manifests;
  remotes: ReadonlySet<string>;
  /** There are others, whose names are not known: their snapshot could not be read. */
  more: boolean;
}

/**
 * Makes the modules that stand for those of some remotes. What a module exports is known from its manifest; of one that is
 * gone, or whose build does not say it, what the importing file wants of it.
 */
export function makeStandIns(workspace: Workspace, { manifests, remotes, more }: Known): StandIns {
  function standIn(request: Reference, importer: string | undefined): string {
    const known = knownExports(manifests, request);
    if (known) return writeStandIn(workspace, request, known, "");
    const wanted = namesIn(importer, request);
    return writeStandIn(workspace, request, wanted, `~${wanted.join("~")}`);
  }
  return {
    find: (request, importer) => (isOf(remotes, request) ? standIn(request, importer) : undefined),
    guess: (request, importer) => (more && isReference(request) ? () => standIn(request, importer) : undefined),
  };
}

function isOf(remotes: ReadonlySet<string>, request: string): boolean {
  return isReference(request) && remotes.has(parseReference(request).name);
}

/**
 * Writes the module that stories import in place of a remote one. Exports whose names are capitalised are components, and
 * so is the default one of a module that has such a name: they are loaded when they are rendered. The others are values,
 * for which the importing story file waits.
 */
function writeStandIn(workspace: Workspace, reference: Reference, names: readonly string[], variant: string): string {
  const values = names.filter((name) => !isComponent(reference, name));
  const lines = [
    `import { loadValues, standIn } from ${JSON.stringify(ownModule("preview/index.js"))};`,
    ...(values.length > 0 ? [`const values = await loadValues(${JSON.stringify(reference)});`] : []),
    ...names.map((name, i) => {
      const of = isComponent(reference, name)
        ? `standIn(${JSON.stringify(reference)}, ${JSON.stringify(name)})`
        : `values[${JSON.stringify(name)}]`;
      return `const export${i} = ${of};\nexport { export${i} as ${name} };`;
    }),
  ];
  return workspace.write(`remotes/${reference}${variant}.js`, `${lines.join("\n")}\n`);
}

function knownExports(manifests: Manifests, reference: Reference): string[] | undefined {
  const { name, expose } = parseReference(reference);
  return manifests[name]?.exposes[expose]?.exports?.filter((each) => /^[A-Za-z_$][\w$]*$/.test(each));
}

function namesIn(importer: string | undefined, reference: Reference): string[] {
  const file = importer?.replace(/[?#].*$/, "");
  return file !== undefined && existsSync(file) ? importedNames(readFileSync(file, "utf8"), reference) : ["default"];
}

function isComponent(reference: Reference, name: string): boolean {
  return isCapitalised(name === "default" ? lastPart(reference) : name);
}

function isCapitalised(name: string): boolean {
  return /^[A-Z][\w$]*$/.test(name);
}

function lastPart(reference: Reference): string {
  return reference.split("/").at(-1) ?? reference;
}
