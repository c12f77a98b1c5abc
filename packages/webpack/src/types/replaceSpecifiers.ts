/** A module that a declaration file names. */
export interface Specifier {
  /** As it is written: `./Button.ts`, `react`. */
  name: string;
  /** `import "./Button.css"`: only for its effect. */
  sideEffect: boolean;
}

// Comments and texts of templates and literals come first, so that nothing in them counts.
const TOKEN =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|`(?:\\[\s\S]|[^`\\])*`|\b(?<word>from|import|require|module)(?<gap>\s*\(?\s*)(?<quote>["'])(?<name>(?:\\.|[^\\\n])*?)\k<quote>(?<end>;?[ \t]*\n?)|(["'])(?:\\.|[^\\\n])*?\6/g;
const REFERENCE = /^\/\/\/\s*<reference\s+(?<kind>path|types)\s*=\s*(["'])(?<name>.*?)\2[^\n]*\n?/gm;

/**
 * Replaces the names of modules in a declaration file, wherever they stand: imports, exports, `import("...")`, `declare module`.
 *
 * @param replace Gives the new name, or `undefined` for an import to take away: only one for its effect can be.
 */
export function replaceSpecifiers(text: string, replace: (specifier: Specifier) => string | undefined): string {
  return text.replaceAll(TOKEN, (whole: string, ...rest: unknown[]) => {
    const { word, gap = "", name, end = "" } = rest.at(-1) as Partial<Record<string, string>>;
    if (word === undefined || name === undefined || name.includes("*")) return whole;
    const sideEffect = word === "import" && !gap.includes("(");
    const to = replace({ name, sideEffect });
    return to === undefined ? "" : `${word}${gap}${JSON.stringify(to)}${end}`;
  });
}

/**
 * Replaces `/// <reference path="..." />` and takes note of `/// <reference types="..." />`.
 *
 * @param replace Gives the new path, or `undefined` for one to take away.
 */
export function replaceReferences(
  text: string,
  replace: (kind: "path" | "types", name: string) => string | undefined,
): string {
  return text.replaceAll(REFERENCE, (_: string, ...rest: unknown[]) => {
    const { kind, name } = rest.at(-1) as { kind: "path" | "types"; name: string };
    const to = replace(kind, name);
    return to === undefined ? "" : `/// <reference ${kind}="${to}" />\n`;
  });
}
