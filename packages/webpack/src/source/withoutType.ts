import type { Expression } from "acorn";

/** `value as Type`, `value satisfies Type` and `<Type>value`, which acorn's own types do not know. */
const TYPED = new Set<string>(["TSAsExpression", "TSSatisfiesExpression", "TSTypeAssertion"]);

/** An expression without the types around it. */
export function withoutType(node: Expression): Expression {
  return TYPED.has(node.type) ? withoutType((node as unknown as { expression: Expression }).expression) : node;
}
