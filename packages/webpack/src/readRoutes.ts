import { existsSync, readFileSync } from "node:fs";
import { NacreError } from "@nacre/contract";
import type { Node, Program } from "acorn";
import { parseModule } from "./source/parseModule.ts";
import { readLiteral } from "./source/readLiteral.ts";

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
  const program = parse(file, refuse);
  const exported = program.body.find((each) => each.type === "ExportDefaultDeclaration");
  if (!exported) return refuse("it has no default export");
  const call = exported.declaration;
  if (call.type !== "CallExpression" || call.callee.type !== "Identifier" || !DEFINERS.has(call.callee.name))
    return refuse(at("its default export is no call of defineRoutes or defineRemoteRoutes", exported));
  const argument = call.arguments[0];
  if (!argument || argument.type === "SpreadElement") return refuse(at("the routes are missing", call));
  const reasons: string[] = [];
  const routes = readLiteral(argument, (reason, node) => void reasons.push(at(reason, node)));
  const [first, ...others] = reasons;
  return first === undefined ? routes : refuse(first, ...others);
}

function at(reason: string, { loc }: Node): string {
  return loc ? `${reason} (line ${loc.start.line}, column ${loc.start.column + 1})` : reason;
}

function parse(file: string, refuse: (reason: string) => never): Program {
  if (!existsSync(file)) return refuse("the file cannot be found");
  try {
    return parseModule(readFileSync(file, "utf8"));
  } catch (cause) {
    return refuse(String(cause));
  }
}
