/**
 * Whether one URL may match both paths. Of segments with a parameter anything is assumed.
 *
 * @param left as `segmentsOf` gives it
 */
export function overlap(left: readonly string[], right: readonly string[]): boolean {
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const [one, other] = [left[i], right[i]];
    if (one === "*" || other === "*") return true;
    if (one === undefined || other === undefined) return false;
    if (one !== other && !one.startsWith(":") && !other.startsWith(":")) return false;
  }
  return true;
}

/** The segments of a path. Case is left out: where it counts, fewer URLs match. */
export function segmentsOf(path: string): string[] {
  return path
    .toLowerCase()
    .split("/")
    .filter((segment) => segment !== "");
}
