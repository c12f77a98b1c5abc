import type { SharedDefinition } from "@nacre/contract";
import { tsPlugin } from "@sveltejs/acorn-typescript";
import { Parser, type Expression, type Program } from "acorn";

const KINDS = {
  sharedStore: { kind: "store" },
  sharedChannel: { kind: "channel" },
  provideService: { kind: "service" },
  useService: { kind: "service", used: true },
} as const satisfies Record<string, Pick<SharedDefinition, "kind" | "used">>;
const SDK = "@nacre/shell";

/** A definition in a module's source. */
export interface FoundDefinition extends Omit<SharedDefinition, "module"> {
  /** The module exports it. */
  exported: boolean;
}

const parsers = [Parser.extend(tsPlugin()), Parser.extend(tsPlugin({ jsx: {} }))];

/**
 * Reads what a module shares with other builds by name, without running it: calls such as `sharedStore("cart", { schema: 2 }, ...)`
 * of functions that are imported from `@nacre/shell`. A call whose name or schema is no literal is left out.
 *
 * @param source JavaScript or TypeScript. What cannot be parsed defines nothing.
 * @example
 * readSharedDefinitions(text); // [{ kind: "store", name: "cart", schema: 2, exported: true }]
 */
export function readSharedDefinitions(source: string): FoundDefinition[] {
  const mayDefine = source.includes(SDK) && Object.keys(KINDS).some((name) => source.includes(name));
  const program = mayDefine ? parse(source) : undefined;
  if (!program) return [];
  const functions = importedFunctions(program);
  if (functions.size === 0) return [];
  const exported = exportedExpressions(program);
  return callsIn(program).flatMap((call) => {
    const kind = call.callee.type === "Identifier" ? functions.get(call.callee.name) : undefined;
    const definition = kind && definitionOf(call);
    return definition ? [{ ...KINDS[kind], ...definition, exported: exported.has(call) }] : [];
  });
}

type Call = Expression & { type: "CallExpression" };
type AnyNode = { type: string } & Record<string, unknown>;

function parse(source: string): Program | undefined {
  for (const parser of parsers) {
    try {
      return parser.parse(source, { ecmaVersion: "latest", sourceType: "module", locations: true });
    } catch {
      // `<T>x` is a type in one dialect and an element in the other.
    }
  }
  return undefined;
}

/** Which local name means which of the functions. */
function importedFunctions({ body }: Program): Map<string, keyof typeof KINDS> {
  const names = new Map<string, keyof typeof KINDS>();
  for (const each of body) {
    if (each.type !== "ImportDeclaration" || each.source.value !== SDK) continue;
    for (const specifier of each.specifiers) {
      if (specifier.type !== "ImportSpecifier" || specifier.imported.type !== "Identifier") continue;
      const { name } = specifier.imported;
      if (isKind(name)) names.set(specifier.local.name, name);
    }
  }
  return names;
}

function isKind(name: string): name is keyof typeof KINDS {
  return Object.hasOwn(KINDS, name);
}

/** The values that a module exports, as they stand in its declarations. */
function exportedExpressions({ body }: Program): Set<unknown> {
  const names = new Set<string>();
  const values = new Map<string, unknown>();
  const found = new Set<unknown>();
  for (const each of body) {
    if (each.type === "ExportDefaultDeclaration") {
      found.add(withoutType(each.declaration));
      if (each.declaration.type === "Identifier") names.add(each.declaration.name);
    }
    const exported = each.type === "ExportNamedDeclaration";
    if (exported) for (const { local } of each.specifiers) if (local.type === "Identifier") names.add(local.name);
    const declaration = exported ? each.declaration : each;
    if (declaration?.type !== "VariableDeclaration") continue;
    for (const { id, init } of declaration.declarations) {
      if (id.type !== "Identifier" || !init) continue;
      values.set(id.name, withoutType(init));
      if (exported) names.add(id.name);
    }
  }
  for (const name of names) found.add(values.get(name));
  return found;
}

function callsIn(node: unknown): Call[] {
  if (Array.isArray(node)) return node.flatMap(callsIn);
  if (!isNode(node)) return [];
  const inside = Object.values(node).flatMap(callsIn);
  return node.type === "CallExpression" ? [node as unknown as Call, ...inside] : inside;
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === "object" && value !== null && typeof (value as AnyNode).type === "string";
}

function definitionOf({ arguments: [name, options] }: Call): Omit<FoundDefinition, "kind" | "exported"> | undefined {
  const text = literalOf(name);
  const schema = literalOf(memberOf(options, "schema"));
  const accepts = memberOf(options, "accepts");
  if (typeof text !== "string" || typeof schema !== "number") return undefined;
  if (accepts === undefined) return { name: text, schema };
  const schemas = accepts.type === "ArrayExpression" ? (accepts["elements"] as unknown[]).map(literalOf) : [undefined];
  return schemas.every((each) => typeof each === "number") ? { name: text, schema, accepts: schemas } : undefined;
}

/** A member of an object literal that is written out. */
function memberOf(node: unknown, name: string): AnyNode | undefined {
  const object = withoutType(node);
  if (!isNode(object) || object.type !== "ObjectExpression") return undefined;
  for (const property of object["properties"] as AnyNode[]) {
    if (property.type !== "Property" || property["computed"] === true) continue;
    const key = property["key"] as AnyNode;
    if (key["name"] === name || key["value"] === name) return withoutType(property["value"]) as AnyNode;
  }
  return undefined;
}

function literalOf(node: unknown): unknown {
  const plain = withoutType(node);
  return isNode(plain) && plain.type === "Literal" ? plain["value"] : undefined;
}

/** `value as Type` and `value satisfies Type`. */
function withoutType(node: unknown): unknown {
  const typed = isNode(node) && (node.type === "TSAsExpression" || node.type === "TSSatisfiesExpression");
  return typed ? withoutType(node["expression"]) : node;
}
