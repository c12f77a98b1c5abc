import { readFileSync } from "node:fs";
import { NacreError } from "@nacre/contract";
import type { Expression, ObjectExpression, Program } from "acorn";
import { exportsOf } from "../source/exportsOf.ts";
import { memberOf } from "../source/memberOf.ts";
import { parseModule } from "../source/parseModule.ts";
import { literalOf } from "../source/readLiteral.ts";

/** What a file with stories says without being run. */
export interface WrittenStories {
  title?: string;
  tags?: string[];
  /** The component that its stories show, as it is imported. */
  component?: { source: string; imported: string; local: string };
  stories: { export: string; name?: string; tags?: string[] }[];
}

/**
 * Reads a file in Component Story Format 3 without running it. Only what has to be known before it is loaded: title, tags,
 * component, and which stories there are.
 *
 * @param build Name of the build, for messages.
 * @throws NacreError `NACRE_WEBPACK_BAD_STORIES`
 */
export function readStoriesFile(file: string, build: string): WrittenStories {
  const refuse = (reason: string): never => {
    throw new NacreError("NACRE_WEBPACK_BAD_STORIES", { name: build, file, reason });
  };
  const program = parse(file, refuse);
  const exported = exportsOf(program);
  const meta =
    asObject(exported.find(({ name }) => name === "default")?.value) ?? refuse("its default export is no object");
  const excluded = namesOf(meta, "excludeStories", refuse);
  const included = namesOf(meta, "includeStories", refuse);
  const isStory = (name: string): boolean => !excluded?.(name) && included?.(name) !== false;
  const title = textOf(meta, "title", refuse);
  const tags = textsOf(meta, "tags", refuse);
  const component = componentOf(meta, program);
  return {
    ...(title !== undefined && { title }),
    ...(tags && { tags }),
    ...(component && { component }),
    stories: exported
      .filter(({ name }) => isStory(name) && name !== "default" && name !== "__namedExportsOrder")
      .map(({ name, value }) => storyOf(name, value, refuse)),
  };
}

type Refuse = (reason: string) => never;

function parse(file: string, refuse: Refuse): Program {
  try {
    return parseModule(readFileSync(file, "utf8"));
  } catch (cause) {
    return refuse(String(cause));
  }
}

function storyOf(name: string, value: Expression | undefined, refuse: Refuse): WrittenStories["stories"][number] {
  const object = asObject(value);
  const written = object && textOf(object, "name", refuse);
  const tags = object && textsOf(object, "tags", refuse);
  return { export: name, ...(written !== undefined && { name: written }), ...(tags && { tags }) };
}

function componentOf(meta: ObjectExpression, program: Program): WrittenStories["component"] {
  const value = memberOf(meta, "component");
  if (value?.type !== "Identifier") return undefined;
  for (const statement of program.body) {
    if (statement.type !== "ImportDeclaration") continue;
    const found = statement.specifiers.find(({ local }) => local.name === value.name);
    if (!found || found.type === "ImportNamespaceSpecifier") continue;
    const imported = found.type === "ImportSpecifier" ? found.imported : undefined;
    const name = imported?.type === "Identifier" ? imported.name : "default";
    return { source: String(statement.source.value), imported: name, local: value.name };
  }
  return undefined;
}

function textOf(object: ObjectExpression, key: string, refuse: Refuse): string | undefined {
  const node = memberOf(object, key);
  if (node === undefined) return undefined;
  const value = literalOf(node);
  return typeof value === "string" ? value : refuse(`"${key}" is no plain text, and the file is not run`);
}

function textsOf(object: ObjectExpression, key: string, refuse: Refuse): string[] | undefined {
  const node = memberOf(object, key);
  if (node === undefined) return undefined;
  const value = literalOf(node);
  return isTexts(value) ? value : refuse(`"${key}" is no list of plain texts, and the file is not run`);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}

/** `includeStories` and `excludeStories`: a list of names, or a pattern. */
function namesOf(object: ObjectExpression, key: string, refuse: Refuse): ((name: string) => boolean) | undefined {
  const value = memberOf(object, key);
  if (value?.type === "Literal" && "regex" in value && value.regex) {
    const pattern = new RegExp(value.regex.pattern, value.regex.flags);
    return (name) => pattern.test(name);
  }
  const names = textsOf(object, key, refuse);
  return names && ((name) => names.includes(name));
}

function asObject(value: Expression | undefined): ObjectExpression | undefined {
  return value?.type === "ObjectExpression" ? value : undefined;
}
