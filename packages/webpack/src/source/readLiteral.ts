import type { Expression, Node, Property, SpreadElement } from "acorn";
import { withoutType } from "./withoutType.ts";

/** Notes what is no data, and where. What is around it is read on, so that all is told at once. */
export type Note = (reason: string, node: Node) => undefined;

/** The value of an expression that is data as it is written, types around it or not. Nothing is run. */
export function readLiteral(typed: Expression, note: Note): unknown {
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
        ? -Number(readLiteral(node.argument, note))
        : note(`\`${node.operator}\` is no data`, node);
    case "ArrayExpression":
      return node.elements.map((each) =>
        each && each.type !== "SpreadElement"
          ? readLiteral(each, note)
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

/** The same, or `undefined` where there is none, or where any part of it is no data. */
export function literalOf(node: Expression | SpreadElement | undefined): unknown {
  if (!node || node.type === "SpreadElement") return undefined;
  let isData = true;
  const value = readLiteral(node, () => void (isData = false));
  return isData ? value : undefined;
}

function property(node: Property | SpreadElement, note: Note): [string, unknown] {
  if (node.type === "SpreadElement" || node.computed || node.kind !== "init")
    return ["", note("a spread or a computed name is no data", node)];
  const name = node.key.type === "Identifier" ? node.key.name : String(readLiteral(node.key, note));
  return [name, readLiteral(node.value, note)];
}
