/** Text that is no JSON is no manifest either; the parser of manifests says so. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
