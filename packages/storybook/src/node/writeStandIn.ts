import { parseReference, type Manifest, type Reference } from "@nacre/contract";
import { ownModule } from "./ownModule.ts";
import type { Workspace } from "./Workspace.ts";

/** The newest manifests that are known, by the remote's name. */
export type Manifests = Readonly<Record<string, Manifest>>;

/**
 * Writes the module that stories import in place of a remote one. Exports whose names are capitalised are components, and
 * so is the default one of a module that has such a name: they are loaded when they are rendered. The others are values,
 * for which the importing story file waits.
 */
export function writeStandIn(workspace: Workspace, manifests: Manifests, reference: Reference): string {
  const names = exportsOf(manifests, reference);
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
  return workspace.write(`remotes/${reference}.js`, `${lines.join("\n")}\n`);
}

/** What is known of a module's exports; else what such a module usually has. */
function exportsOf(manifests: Manifests, reference: Reference): string[] {
  const { name, expose } = parseReference(reference);
  const known = manifests[name]?.exposes[expose]?.exports?.filter((each) => /^[A-Za-z_$][\w$]*$/.test(each));
  if (known) return known;
  const last = lastPart(reference);
  return isCapitalised(last) ? ["default", last] : ["default"];
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
