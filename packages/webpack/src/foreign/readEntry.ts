import { createRequire } from "node:module";
import type { ShareKey } from "@nacre/contract";
import type { AnyNode, Expression, ObjectExpression, parse, Program } from "acorn";

const load = createRequire(import.meta.url);

/** What the entry of a container says of itself, read without running it. */
export interface EntryFacts {
  /** It is an ES module. */
  module: boolean;
  /** The global variable that it leaves itself in, where it declares one. */
  global?: string;
  /** What it requires of shared modules. Not in the entries of plain webpack. */
  consumes: EntryConsume[];
  /** Versions of the shared modules that it brings. Not in the entries of plain webpack. */
  provides: Record<ShareKey, string[]>;
}

export interface EntryConsume {
  key: ShareKey;
  range: string | false;
  singleton: boolean;
  strict: boolean;
}

type Plain = string | number | boolean;

/**
 * Reads the source of a container's entry. Rspack and Module Federation 2 keep what they share there as data, under names
 * that no minifier changes; `mf-manifest.json` repeats it incompletely (one version per package, guessed ranges).
 *
 * @returns `undefined` for what is no JavaScript
 */
export function readEntry(source: string): EntryFacts | undefined {
  const program = parseAs("script", source) ?? parseAs("module", source);
  if (!program) return undefined;
  const provides = Object.create(null) as EntryFacts["provides"];
  const facts: EntryFacts = { module: program.sourceType === "module", consumes: [], provides };
  const global = program.sourceType === "script" ? declaredGlobal(program) : undefined;
  if (global !== undefined) facts.global = global;
  if (source.includes("shareKey")) visit(program, (node) => readShared(node, facts));
  return facts;
}

function parseAs(sourceType: "script" | "module", source: string): Program | undefined {
  // The plugin, which has the same entry of the package, seldom needs it.
  const acorn = load("acorn") as { parse: typeof parse };
  try {
    return acorn.parse(source, { ecmaVersion: "latest", sourceType });
  } catch {
    return undefined;
  }
}

/** `var legacy;`, as bundlers begin a library of type `var`. */
function declaredGlobal({ body }: Program): string | undefined {
  for (const statement of body) {
    if (statement.type !== "VariableDeclaration" || statement.kind !== "var") continue;
    const [first] = statement.declarations;
    if (first?.id.type === "Identifier" && !first.init) return first.id.name;
  }
  return undefined;
}

/** Adds to `facts` what a node says. */
function readShared(node: AnyNode, { consumes, provides }: EntryFacts): void {
  if (node.type === "ObjectExpression") {
    const { shareKey, requiredVersion, singleton, strictVersion, name, version, factory } = membersOf(node);
    const [key, range] = [plain(shareKey), plain(requiredVersion)];
    if (typeof key === "string" && (typeof range === "string" || range === false))
      consumes.push({ key, range, singleton: plain(singleton) === true, strict: plain(strictVersion) === true });
    if (factory) addVersion(provides, plain(name), plain(version));
  }
  // Module Federation for webpack: `"dep": [{ version: "1.5.0", get, shareConfig }]`.
  if (node.type !== "Property" || node.value.type !== "ArrayExpression") return;
  for (const each of node.value.elements) {
    if (each?.type !== "ObjectExpression") continue;
    const { version, get, shareConfig } = membersOf(each);
    if (get && shareConfig) addVersion(provides, nameOf(node.key), plain(version));
  }
}

function addVersion(provides: EntryFacts["provides"], key: unknown, version: unknown): void {
  if (typeof key === "string" && typeof version === "string") provides[key] = [...(provides[key] ?? []), version];
}

function membersOf({ properties }: ObjectExpression): Record<string, Expression> {
  // Whatever an entry calls its members, `__proto__` included.
  const members = Object.create(null) as Record<string, Expression>;
  for (const each of properties) {
    if (each.type !== "Property") continue;
    const name = nameOf(each.key);
    if (name !== undefined) members[name] = each.value;
  }
  return members;
}

function nameOf(key: AnyNode): string | undefined {
  if (key.type === "Identifier") return key.name;
  return key.type === "Literal" ? String(key.value) : undefined;
}

/** A value as it is written: `"^1.0.0"`, `true`, and what minifiers make of it, `!0`. */
function plain(node: Expression | undefined): Plain | undefined {
  if (node?.type === "Literal") return node.value as Plain;
  if (node?.type !== "UnaryExpression" || node.operator !== "!") return undefined;
  return !plain(node.argument);
}

/** Without recursion: what was minified may be nested deeper than the stack. */
function visit(program: AnyNode, see: (node: AnyNode) => void): void {
  const nodes = [program];
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    see(node);
    const children = (Object.values(node) as unknown[]).flat().filter(isNode);
    // The first one comes next.
    nodes.push(...children.reverse());
  }
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === "object" && value !== null && "type" in value;
}
