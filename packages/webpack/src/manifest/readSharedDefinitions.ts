import type { SharedDefinition } from "@nacre/contract";
import type { Expression, Program } from "acorn";
import { exportsOf } from "../source/exportsOf.ts";
import { memberOf } from "../source/memberOf.ts";
import { parseModule } from "../source/parseModule.ts";
import { literalOf } from "../source/readLiteral.ts";
import { KINDS, mayDefine, SDK } from "./mayDefine.ts";

/** A definition in a module's source. */
export interface FoundDefinition extends Omit<SharedDefinition, "module"> {
  /** The module exports it. */
  exported: boolean;
}

/**
 * Reads what a module shares with other builds by name, without running it: calls such as `sharedStore("cart", { schema: 2 }, ...)`
 * of functions that are imported from `@nacre/shell`. A call whose name or schema is no literal is left out.
 *
 * @param source JavaScript or TypeScript. What cannot be parsed defines nothing.
 * @example
 * readSharedDefinitions(text); // [{ kind: "store", name: "cart", schema: 2, exported: true }]
 */
export function readSharedDefinitions(source: string): FoundDefinition[] {
  const program = mayDefine(source) ? parse(source) : undefined;
  if (!program) return [];
  const functions = importedFunctions(program);
  if (functions.size === 0) return [];
  const exported = new Set<unknown>(exportsOf(program).map(({ value }) => value));
  return callsIn(program).flatMap((call) => {
    const kind = call.callee.type === "Identifier" ? functions.get(call.callee.name) : undefined;
    const definition = kind && definitionOf(call);
    return definition ? [{ ...KINDS[kind], ...definition, exported: exported.has(call) }] : [];
  });
}

type Call = Expression & { type: "CallExpression" };
type AnyNode = { type: string } & Record<string, unknown>;

function parse(source: string): Program | undefined {
  try {
    return parseModule(source);
  } catch {
    return undefined;
  }
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

function callsIn(node: unknown): Call[] {
  if (Array.isArray(node)) return node.flatMap(callsIn);
  if (!isNode(node)) return [];
  const inside = Object.values(node).flatMap(callsIn);
  return node.type === "CallExpression" ? [node as unknown as Call, ...inside] : inside;
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === "object" && value !== null && typeof (value as AnyNode).type === "string";
}

function definitionOf({ arguments: [first, options] }: Call): Omit<FoundDefinition, "kind" | "exported"> | undefined {
  const name = literalOf(first);
  const schema = literalOf(memberOf(options, "schema"));
  if (typeof name !== "string" || typeof schema !== "number") return undefined;
  const written = memberOf(options, "accepts");
  if (written === undefined) return { name, schema };
  const accepts = literalOf(written);
  return isNumbers(accepts) ? { name, schema, accepts } : undefined;
}

function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((each) => typeof each === "number");
}
