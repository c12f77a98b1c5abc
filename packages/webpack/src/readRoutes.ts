import { existsSync, readFileSync } from "node:fs";
import { NacreError } from "@nacre/contract";
import { tsPlugin } from "@sveltejs/acorn-typescript";
import { Parser, type Expression, type Node, type Program, type Property, type SpreadElement } from "acorn";

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
  const refuse = (...reasons: [string, ...string[]]): never => {
    throw new NacreError("NACRE_WEBPACK_ROUTES_NOT_DATA", { name, file, reason: reasons.join("; ") });
  };
  const program = parseModule(file, refuse);
  const exported = program.body.find((each) => each.type === "ExportDefaultDeclaration");
  if (!exported) return refuse("it has no default export");
  const call = exported.declaration;
  if (call.type !== "CallExpression" || call.callee.type !== "Identifier" || !DEFINERS.has(call.callee.name))
    return refuse(at("its default export is no call of defineRoutes or defineRemoteRoutes", exported));
  const argument = call.arguments[0];
  if (!argument || argument.type === "SpreadElement") return refuse(at("the routes are missing", call));
  const reasons: string[] = [];
  const routes = literal(argument, (reason, node) => void reasons.push(at(reason, node)));
  const [first, ...others] = reasons;
  return first === undefined ? routes : refuse(first, ...others);
}

/** Notes what is no data, and where. What is around it is read on, so that all is told at once. */
type Note = (reason: string, node: Node) => undefined;

function at(reason: string, { loc }: Node): string {
  return loc ? `${reason} (line ${loc.start.line}, column ${loc.start.column + 1})` : reason;
}

function parseModule(file: string, refuse: (reason: string) => never): Program {
  if (!existsSync(file)) return refuse("the file cannot be found");
  try {
    const source = readFileSync(file, "utf8");
    return TypeScriptParser.parse(source, { ecmaVersion: "latest", sourceType: "module", locations: true });
  } catch (cause) {
    return refuse(String(cause));
  }
}

function literal(typed: Expression, note: Note): unknown {
  const node = withoutType(typed);
  switch (node.type) {
    case "Literal":
      return "regex" in node && node.regex ? note("a regular expression is no data", node) : node.value;
    case "TemplateLiteral":
      return node.expressions.length
        ? note("a template with expressions is no data", node)
        : node.quasis[0]!.value.cooked;
    case "UnaryExpression":
      return node.operator === "-"
        ? -Number(literal(node.argument, note))
        : note(`\`${node.operator}\` is no data`, node);
    case "ArrayExpression":
      return node.elements.map((each) =>
        each && each.type !== "SpreadElement"
          ? literal(each, note)
          : note("a spread or a hole is no data", each ?? node),
      );
    case "ObjectExpression":
      return Object.fromEntries(node.properties.map((each) => property(each, note)));
    case "ArrowFunctionExpression":
    case "FunctionExpression":
      return note("a function is no data", node);
    case "Identifier":
      return note(`\`${node.name}\` is a variable, and the file is not run`, node);
    default:
      return note(`${node.type} is no data`, node);
  }
}

/** `value as Type` and `value satisfies Type`, which acorn's own types do not know. */
function withoutType(node: Expression): Expression {
  const { type, expression } = node as unknown as { type: string; expression: Expression };
  return type === "TSAsExpression" || type === "TSSatisfiesExpression" ? withoutType(expression) : node;
}

function property(node: Property | SpreadElement, note: Note): [string, unknown] {
  if (node.type === "SpreadElement" || node.computed || node.kind !== "init")
    return ["", note("a spread or a computed name is no data", node)];
  const name = node.key.type === "Identifier" ? node.key.name : String(literal(node.key, note));
  return [name, literal(node.value, note)];
}
