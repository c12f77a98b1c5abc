/** What a project says of modules that are no code: `declare module "*.module.css" { ... }`. */
export interface AmbientPattern {
  /** Before and after the `*`. */
  start: string;
  end: string;
  /** With its braces; empty where everything is `any`. */
  body: string;
}

const DECLARED = /\bmodule\s+(["'])([^"'*]*)\*([^"'*]*)\1\s*(?=[{;\n]|$)/g;
const TOKEN = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|(["'`])(?:\\[\s\S]|(?!\1)[^\\])*\1|[{}]/g;

/** Reads the patterns in the text of a declaration file. */
export function readAmbientPatterns(text: string): AmbientPattern[] {
  return [...text.matchAll(DECLARED)].map((match) => {
    const [whole, , start = "", end = ""] = match;
    return { start, end, body: blockAt(text, match.index + whole.length) };
  });
}

/** The pattern that says most of a name: that with the longest beginning, as in TypeScript, then with the longest end. */
export function findPattern(patterns: readonly AmbientPattern[], name: string): AmbientPattern | undefined {
  const fitting = patterns.filter(({ start, end }) => name.startsWith(start) && name.endsWith(end));
  return fitting.toSorted((a, b) => b.start.length - a.start.length || b.end.length - a.end.length)[0];
}

/** From a `{` to the `}` that belongs to it. */
function blockAt(text: string, from: number): string {
  if (text[from] !== "{") return "";
  let depth = 0;
  for (const { 0: token, index } of text.slice(from).matchAll(TOKEN)) {
    if (token === "{") depth += 1;
    if (token === "}" && --depth === 0) return text.slice(from, from + index + 1);
  }
  return "";
}
