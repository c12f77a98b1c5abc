import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ArgInfo, StoriesFile } from "@nacre/contract";

/** What the source of a component says of it. */
export type ComponentDocs = Pick<StoriesFile, "description" | "argTypes">;

/** As `react-docgen` describes a type. */
interface TypeDescription {
  name: string;
  raw?: string;
  value?: string;
  type?: string;
  elements?: TypeDescription[];
}

interface PropDescription {
  required?: boolean;
  description?: string;
  tsType?: TypeDescription;
  defaultValue?: { value?: unknown };
}

interface Docgen {
  builtinResolvers: { FindExportedDefinitionsResolver: new (options: { limit: number }) => object };
  parse(
    code: string,
    options: object,
  ): { displayName?: string; description?: string; props?: Record<string, PropDescription> }[];
}

/**
 * Reads components with the project's own `react-docgen`, as Storybook does.
 *
 * @param context Folder of the build's package.
 * @returns a function that reads one component; `undefined` where the package is not installed.
 */
export async function findDocgen(
  context: string,
): Promise<((file: string, name: string) => ComponentDocs) | undefined> {
  let path: string;
  try {
    path = createRequire(join(context, "package.json")).resolve("react-docgen");
  } catch {
    return undefined;
  }
  const docgen = (await import(pathToFileURL(path).href)) as Docgen;
  return (file, name) => readComponent(docgen, file, name);
}

function readComponent({ parse, builtinResolvers }: Docgen, file: string, name: string): ComponentDocs {
  try {
    const all = parse(readFileSync(file, "utf8"), {
      filename: file,
      babelOptions: { babelrc: false, configFile: false },
      resolver: new builtinResolvers.FindExportedDefinitionsResolver({ limit: 0 }),
    });
    const { description, props = {} } = all.find(({ displayName }) => displayName === name) ?? all[0] ?? {};
    const argTypes = Object.fromEntries(Object.entries(props).map(([prop, about]) => [prop, argOf(about)]));
    return {
      ...(description && { description: cut(description) }),
      ...(Object.keys(argTypes).length > 0 && { argTypes }),
    };
  } catch {
    // It finds no component there. Stories are shown without.
    return {};
  }
}

function argOf({ tsType, description, required, defaultValue }: PropDescription): ArgInfo {
  const values = tsType && valuesOf(tsType);
  return {
    type: cut(tsType?.raw ?? tsType?.name ?? "unknown"),
    kind: values ? "enum" : kindOf(tsType),
    ...(values && { values }),
    ...(description && { description: cut(description) }),
    ...(typeof defaultValue?.value === "string" && { default: cut(defaultValue.value) }),
    ...(required && { required: true as const }),
  };
}

/** Of a union of texts, or of `true` and `false` beside them none. */
function valuesOf({ name, elements = [] }: TypeDescription): string[] | undefined {
  if (name !== "union" || !elements.every((each) => each.name === "literal")) return undefined;
  const texts = elements.map(({ value = "" }) => /^(["'])(.*)\1$/.exec(value)?.[2]);
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

function kindOf(type: TypeDescription | undefined): ArgInfo["kind"] {
  if (type?.name === "signature") return type.type === "function" ? "function" : "other";
  return type?.name === "boolean" || type?.name === "string" || type?.name === "number" ? type.name : "other";
}

/** A manifest takes no longer text. */
function cut(text: string): string {
  return text.length > 2000 ? `${text.slice(0, 2000)}…` : text;
}
