import { readFileSync } from "node:fs";
import { NacreError } from "@nacre/contract";
import { tsPlugin } from "@sveltejs/acorn-typescript";
import {
  Parser,
  type Declaration,
  type Expression,
  type ModuleDeclaration,
  type ObjectExpression,
  type Program,
  type Statement,
} from "acorn";

const TypeScriptParser = Parser.extend(tsPlugin({ jsx: {} }));

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
  const meta = findMeta(program) ?? refuse("its default export is no object");
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
    stories: exported(program)
      .filter(({ name }) => isStory(name) && name !== "__namedExportsOrder")
      .map(({ name, value }) => storyOf(name, value, refuse)),
  };
}

type Refuse = (reason: string) => never;

function parse(file: string, refuse: Refuse): Program {
  try {
    return TypeScriptParser.parse(readFileSync(file, "utf8"), {
      ecmaVersion: "latest",
      sourceType: "module",
      locations: true,
    });
  } catch (cause) {
    return refuse(String(cause));
  }
}

/** `export default { ... }`, or `const meta = { ... } satisfies Meta; export default meta`. */
function findMeta(program: Program): ObjectExpression | undefined {
  const statement = program.body.find((each) => each.type === "ExportDefaultDeclaration");
  const value = statement && withoutType(statement.declaration as Expression);
  return asObject(value?.type === "Identifier" ? variable(program, value.name) : value);
}

function storyOf(name: string, value: Expression | undefined, refuse: Refuse): WrittenStories["stories"][number] {
  const object = asObject(value);
  const written = object && textOf(object, "name", refuse);
  const tags = object && textsOf(object, "tags", refuse);
  return { export: name, ...(written !== undefined && { name: written }), ...(tags && { tags }) };
}

/** Everything that is exported by name, in the order of the file. */
function exported(program: Program): { name: string; value: Expression | undefined }[] {
  return program.body.flatMap((statement) => {
    if (statement.type !== "ExportNamedDeclaration" || isOfTypes(statement)) return [];
    if (statement.declaration) return declared(statement.declaration);
    return statement.specifiers.flatMap(({ local, exported: as }) =>
      local.type === "Identifier" && as.type === "Identifier" && as.name !== "default"
        ? [{ name: as.name, value: variable(program, local.name) }]
        : [],
    );
  });
}

function declared(declaration: Declaration): { name: string; value: Expression | undefined }[] {
  if (declaration.type === "FunctionDeclaration") return [{ name: declaration.id.name, value: undefined }];
  if (declaration.type !== "VariableDeclaration") return [];
  return declaration.declarations.flatMap(({ id, init }) =>
    id.type === "Identifier" ? [{ name: id.name, value: init ? withoutType(init) : undefined }] : [],
  );
}

function variable(program: Program, name: string): Expression | undefined {
  const all = program.body.flatMap((statement: Statement | ModuleDeclaration) => {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    return declaration?.type === "VariableDeclaration" ? declared(declaration) : [];
  });
  return all.find((each) => each.name === name)?.value;
}

function componentOf(meta: ObjectExpression, program: Program): WrittenStories["component"] {
  const value = member(meta, "component");
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
  const value = member(object, key);
  if (value === undefined) return undefined;
  if (value.type === "Literal" && typeof value.value === "string") return value.value;
  return refuse(`"${key}" is no plain text, and the file is not run`);
}

function textsOf(object: ObjectExpression, key: string, refuse: Refuse): string[] | undefined {
  const value = member(object, key);
  if (value === undefined) return undefined;
  const refused = `"${key}" is no list of plain texts, and the file is not run`;
  if (value.type !== "ArrayExpression") return refuse(refused);
  return value.elements.map((each) =>
    each?.type === "Literal" && typeof each.value === "string" ? each.value : refuse(refused),
  );
}

/** `includeStories` and `excludeStories`: a list of names, or a pattern. */
function namesOf(object: ObjectExpression, key: string, refuse: Refuse): ((name: string) => boolean) | undefined {
  const value = member(object, key);
  if (value?.type === "Literal" && "regex" in value && value.regex) {
    const pattern = new RegExp(value.regex.pattern, value.regex.flags);
    return (name) => pattern.test(name);
  }
  const names = textsOf(object, key, refuse);
  return names && ((name) => names.includes(name));
}

function member(object: ObjectExpression, key: string): Expression | undefined {
  const found = object.properties.find(
    (each) => each.type === "Property" && !each.computed && each.key.type === "Identifier" && each.key.name === key,
  );
  return found?.type === "Property" ? withoutType(found.value) : undefined;
}

function asObject(value: Expression | undefined): ObjectExpression | undefined {
  return value?.type === "ObjectExpression" ? value : undefined;
}

/** `value as Type` and `value satisfies Type`, which acorn's own types do not know. */
function withoutType(node: Expression): Expression {
  const { type, expression } = node as unknown as { type: string; expression: Expression };
  return type === "TSAsExpression" || type === "TSSatisfiesExpression" ? withoutType(expression) : node;
}

function isOfTypes(statement: object): boolean {
  return (statement as { exportKind?: string }).exportKind === "type";
}
