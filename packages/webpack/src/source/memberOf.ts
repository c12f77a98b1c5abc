import type { Expression, SpreadElement } from "acorn";
import { withoutType } from "./withoutType.ts";

/** A member of an object that is written out, without the types around it. */
export function memberOf(node: Expression | SpreadElement | undefined, name: string): Expression | undefined {
  if (!node || node.type === "SpreadElement") return undefined;
  const object = withoutType(node);
  if (object.type !== "ObjectExpression") return undefined;
  for (const each of object.properties) {
    if (each.type !== "Property" || each.computed) continue;
    const { key } = each;
    const written = key.type === "Identifier" ? key.name : key.type === "Literal" ? key.value : undefined;
    if (written === name) return withoutType(each.value);
  }
  return undefined;
}
