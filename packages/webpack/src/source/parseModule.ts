import { tsPlugin } from "@sveltejs/acorn-typescript";
import { Parser, type Program } from "acorn";

/** `<T>x` is a type in one dialect and an element in the other. */
const parsers = [Parser.extend(tsPlugin()), Parser.extend(tsPlugin({ jsx: {} }))];

/**
 * Parses a module of JavaScript or TypeScript, with elements or without, for readers that do not run it.
 *
 * @throws SyntaxError of the dialect that got further
 */
export function parseModule(source: string): Program {
  const errors: (SyntaxError & { pos?: number })[] = [];
  for (const parser of parsers) {
    try {
      return parser.parse(source, { ecmaVersion: "latest", sourceType: "module", locations: true });
    } catch (error) {
      errors.push(error as SyntaxError);
    }
  }
  throw errors.reduce((first, second) => ((second.pos ?? 0) > (first.pos ?? 0) ? second : first));
}
