import { existsSync, readFileSync } from "node:fs";
import { isReference, parseReference, type Manifest, type Reference } from "@nacre/contract";
import { importedNames } from "./importedNames.ts";
import { ownModule } from "./ownModule.ts";
import type { Workspace } from "./Workspace.ts";

/** The newest manifests that are known, by the remote's name. */
export type Manifests = Readonly<Record<string, Manifest>>;

/**
 * Finds the file that stands for a remote module in what a story imports; `undefined` where the request names none.
 *
 * @param importer File that asks.
 */
export type FindStandIn = (request: string, importer?: string) => string | undefined;

/**
 * Makes the modules that stand for those of some remotes. What a module exports is known from its manifest; of one that is
 * gone, or whose build does not say it, what the importing file wants of it.
 */
export function findStandIn(workspace: Workspace, manifests: Manifests, remotes: ReadonlySet<string>): FindStandIn {
  return (request, importer) => {
    if (!isReference(request) || !remotes.has(parseReference(request).name)) return undefined;
    const known = knownExports(manifests, request);
    if (known) return writeStandIn(workspace, request, known, "");
    const wanted = namesIn(importer, request);
    return writeStandIn(workspace, request, wanted, `~${wanted.join("~")}`);
  };
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
