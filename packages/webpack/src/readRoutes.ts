import { existsSync, readFileSync } from "node:fs";
import { NacreError } from "@nacre/contract";
import { tsPlugin } from "@sveltejs/acorn-typescript";
import { Parser, type Expression, type Program, type Property, type SpreadElement } from "acorn";

const TypeScriptParser = Parser.extend(tsPlugin());
const DEFINERS = new Set(["defineRoutes", "defineRemoteRoutes"]);

/**
 * Reads the routes of a build from their file without running it: the argument of `defineRoutes` has to be a literal.
 * It does not check what the routes say.
 *
 * @param file absolute path of a TypeScript or JavaScript module whose default export is `defineRoutes([...])`
 * @param name of the build, for messages
 * @throws NacreError `NACRE_WEBPACK_ROUTES_NOT_DATA`
 */
export function readRoutes(file: string, name: string): unknown {
  const refuse = (reason: string, position?: { line: number; column: number }): never => {
    const place = position ? `${reason} (line ${position.line}, column ${position.column + 1})` : reason;
    throw new NacreError("NACRE_WEBPACK_ROUTES_NOT_DATA", { name, file, reason: place });
  };
  const program = parseModule(file, refuse);
  const exported = program.body.find((each) => each.type === "ExportDefaultDeclaration");
  if (!exported) return refuse("it has no default export");
  const call = exported.declaration;
  if (call.type !== "CallExpression" || call.callee.type !== "Identifier" || !DEFINERS.has(call.callee.name))
    return refuse("its default export is no call of defineRoutes or defineRemoteRoutes", exported.loc?.start);
  const argument = call.arguments[0];
  if (!argument || argument.type === "SpreadElement") return refuse("the routes are missing", call.loc?.start);
  return literal(argument, refuse);
}

type Refuse = (reason: string, position?: { line: number; column: number }) => never;

function parseModule(file: string, refuse: Refuse): Program {
  if (!existsSync(file)) return refuse("the file cannot be found");
  try {
    const source = readFileSync(file, "utf8");
    return TypeScriptParser.parse(source, { ecmaVersion: "latest", sourceType: "module", locations: true });
  } catch (cause) {
    return refuse(String(cause));
  }
}

function literal(typed: Expression, refuse: Refuse): unknown {
  const node = withoutType(typed);
  const { start } = node.loc!;
  switch (node.type) {
    case "Literal":
      return "regex" in node && node.regex ? refuse("a regular expression is no data", start) : node.value;
    case "TemplateLiteral":
      return node.expressions.length
        ? refuse("a template with expressions is no data", start)
        : node.quasis[0]!.value.cooked;
    case "UnaryExpression":
      return node.operator === "-"
        ? -Number(literal(node.argument, refuse))
        : refuse(`\`${node.operator}\` is no data`, start);
    case "ArrayExpression":
      return node.elements.map((each) =>
        each && each.type !== "SpreadElement" ? literal(each, refuse) : refuse("a spread or a hole is no data", start),
      );
    case "ObjectExpression":
      return Object.fromEntries(node.properties.map((each) => property(each, refuse)));
    case "ArrowFunctionExpression":
    case "FunctionExpression":
      return refuse("a function is no data", start);
    case "Identifier":
      return refuse(`\`${node.name}\` is a variable, and the file is not run`, start);
    default:
      return refuse(`${node.type} is no data`, start);
  }
}

/** `value as Type` and `value satisfies Type`, which acorn's own types do not know. */
function withoutType(node: Expression): Expression {
  const { type, expression } = node as unknown as { type: string; expression: Expression };
  return type === "TSAsExpression" || type === "TSSatisfiesExpression" ? withoutType(expression) : node;
}

function property(node: Property | SpreadElement, refuse: Refuse): [string, unknown] {
  const { start } = node.loc!;
  if (node.type === "SpreadElement" || node.computed || node.kind !== "init")
    return refuse("a spread or a computed name is no data", start);
  const name = node.key.type === "Identifier" ? node.key.name : String(literal(node.key, refuse));
  return [name, literal(node.value, refuse)];
}
