/**
 * The names that a file imports from a module, `default` among them. For where the module itself cannot be asked.
 *
 * @param code Text of the file, in TypeScript or JavaScript.
 */
export function importedNames(code: string, request: string): string[] {
  const quoted = request.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  const statements = code.matchAll(
    new RegExp(`\\b(?:import|export)\\s+(?!type\\b)([^;"'()]*?)\\bfrom\\s*["']${quoted}["']`, "g"),
  );
  return [...new Set([...statements].flatMap(([, clause = ""]) => namesOf(clause)))];
}

/** Of `Default, { one, two as other, type Three }`. */
function namesOf(clause: string): string[] {
  const [, listed = ""] = /\{([^}]*)\}/.exec(clause) ?? [];
  const named = listed.split(",").map((each) => each.trim().split(/\s+as\s+/)[0]!);
  const isDefault = /^[\w$]+\s*(,|$)/.test(clause.trim());
  return [...(isDefault ? ["default"] : []), ...named.filter((name) => /^[\w$]+$/.test(name))];
}
