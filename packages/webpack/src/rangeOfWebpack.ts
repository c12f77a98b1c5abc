/**
 * webpack's compiled form of a range. A simple one starts with what is fixed: 0 `>=`, -1 `<`, n the first n parts. A
 * compound one has a hole there and is in reverse Polish order: 0 not, 1 or, 2 and. A hole further on starts a prerelease.
 */
export type WebpackRange = (string | number | undefined | WebpackRange)[];

/** OR of AND of comparators, as text. */
type Alternatives = string[][];

/**
 * Writes webpack's compiled form of a range as a range that node-semver reads. webpack's own text form of it is for
 * people, and for some ranges no valid range.
 *
 * @param range from `options.requiredVersion` of a consume module
 * @example rangeOfWebpack([1, 1, 2, 3]); // ">=1.2.3 <2.0.0-0"
 */
export function rangeOfWebpack(range: WebpackRange): string {
  return evaluate(range)
    .map((all) => all.join(" "))
    .join(" || ");
}

function evaluate(range: WebpackRange): Alternatives {
  if (0 in range) return simple(range);
  const stack: Alternatives[] = [];
  range.slice(1).forEach((item, index, items) => {
    // Only a simple range is ever negated, by the item that follows it.
    if (Array.isArray(item)) stack.push(items[index + 1] === 0 ? negated(item) : evaluate(item));
    else if (item === 1) stack.push([...stack.pop()!, ...stack.pop()!]);
    else if (item === 2) stack.push(both(stack.pop()!, stack.pop()!));
  });
  return stack.pop()!;
}

function both(left: Alternatives, right: Alternatives): Alternatives {
  return left.flatMap((a) => right.map((b) => [...a, ...b]));
}

function simple(range: WebpackRange): Alternatives {
  const fixed = range[0] as number;
  const version = versionOf(range);
  if (version === "") return [["*"]];
  if (fixed === 0) return [[`>=${version}`]];
  if (fixed === -1) return [[`<${version}`]];
  return fixed > 3 ? [[version]] : [[`>=${version}`, `<${next(range, fixed)}`]];
}

function negated(range: WebpackRange): Alternatives {
  const fixed = range[0] as number;
  const version = versionOf(range);
  return [[`<${version}`], [fixed > 3 ? `>${version}` : `>=${next(range, fixed)}`]];
}

/** The first version that differs in the fixed parts. `-0` keeps its prereleases out. */
function next(range: WebpackRange, fixed: number): string {
  const parts = [1, 2, 3].map((index) => Number(range[index] ?? 0));
  return `${parts.map((part, index) => (index + 1 < fixed ? part : index + 1 === fixed ? part + 1 : 0)).join(".")}-0`;
}

function versionOf(range: WebpackRange): string {
  const hole = range.findIndex((part, index) => index > 0 && part === undefined);
  const [core, prerelease] = hole < 0 ? [range.slice(1), []] : [range.slice(1, hole), range.slice(hole + 1)];
  return core.join(".") + (prerelease.length ? `-${prerelease.join(".")}` : "");
}
