import type { Declaration, ExportNamedDeclaration, Expression, Program } from "acorn";
import { withoutType } from "./withoutType.ts";

/** What a module exports under a name, and the expression that stands for it where that is in the module. */
export interface Export {
  name: string;
  value: Expression | undefined;
}

/** The values that a module exports, in the order of the file. Types are none, nor is what `export *` stands for. */
export function exportsOf(program: Program): Export[] {
  return program.body.flatMap((statement): Export[] => {
    if (statement.type === "ExportDefaultDeclaration")
      return [{ name: "default", value: valueOf(program, statement.declaration as Expression) }];
    return statement.type === "ExportNamedDeclaration" && !isOfTypes(statement) ? named(program, statement) : [];
  });
}

function named(program: Program, { declaration, specifiers, source }: ExportNamedDeclaration): Export[] {
  if (declaration) return declared(declaration);
  return specifiers.flatMap((specifier) => {
    const { local, exported } = specifier;
    if (isOfTypes(specifier) || exported.type !== "Identifier" || local.type !== "Identifier") return [];
    return [{ name: exported.name, value: source ? undefined : valueOf(program, local) }];
  });
}

function declared(declaration: Declaration): Export[] {
  if (declaration.type === "FunctionDeclaration") return [{ name: declaration.id.name, value: undefined }];
  if (declaration.type !== "VariableDeclaration") return [];
  return declaration.declarations.flatMap(({ id, init }) =>
    id.type === "Identifier" ? [{ name: id.name, value: init ? withoutType(init) : undefined }] : [],
  );
}

/** An expression, or that of the module's variable which it names. */
function valueOf({ body }: Program, expression: Expression): Expression | undefined {
  const node = withoutType(expression);
  if (node.type !== "Identifier") return node;
  const variables = body.flatMap((statement) => {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    return declaration?.type === "VariableDeclaration" ? declared(declaration) : [];
  });
  return variables.find(({ name }) => name === node.name)?.value;
}

function isOfTypes(node: object): boolean {
  return (node as { exportKind?: string }).exportKind === "type";
}
