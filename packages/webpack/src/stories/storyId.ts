/**
 * A story's id, as a Storybook makes it of its title and the name of its export.
 *
 * @example storyId("Forms/Button", "AsLink"); // "forms-button--as-link"
 */
export function storyId(title: string, exported: string): string {
  return `${inOneWord(title)}--${inOneWord(storyName(exported))}`;
}

/** A story's name for people: `AsLink` becomes `As Link`. */
export function storyName(exported: string): string {
  return exported
    .replaceAll("_", " ")
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .replace(/([a-zA-Z])(\d)/g, "$1 $2")
    .replace(/(\d)([a-zA-Z])/g, "$1 $2")
    .replace(/(?<=^| )./g, (first) => first.toUpperCase())
    .trim();
}

function inOneWord(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_]+/gu, "-")
    .replace(/^-+|-+$/g, "");
}
