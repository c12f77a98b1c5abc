/** The middle value; of two middle ones their mean. `NaN` of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Steps per unit of a line through the points: serial round trips, where x is latency and y is time. */
export function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (of: 0 | 1): number => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const up = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  const along = points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
  return up / along;
}

/** The median of each figure of things that are made alike, however deep it stands. */
export function medians<T extends object>(values: readonly T[]): T {
  const keys = Object.keys(values[0]!) as (keyof T)[];
  return Object.fromEntries(
    keys.map((key) => {
      const found = values.map((value) => value[key]);
      return [key, typeof found[0] === "object" ? medians(found as object[]) : median(found as number[])];
    }),
  ) as T;
}
