/** Half of an outline, from the top down: distance from the axis, and height. */
export type Profile = readonly (readonly [radius: number, y: number])[];

/** How round the ellipse of a rim looks from slightly above. */
const TILT = 0.17;

/** Outline of a turned object: the profile, mirrored at the axis, with a rounded foot. */
export function lathe(profile: Profile, axis = 300): string {
  const [top, bottom] = ends(profile);
  const right = smooth(profile.map(([radius, y]) => [axis + radius, y]));
  const left = smooth(profile.map(([radius, y]) => [axis - radius, y] as const).reverse());
  const foot = `A${bottom[0]} ${bottom[0] * TILT} 0 0 1 ${axis - bottom[0]} ${bottom[1]}`;
  return `M${axis + top[0]} ${top[1]}${right}${foot}${left}A${top[0]} ${top[0] * TILT} 0 0 1 ${axis + top[0]} ${top[1]}Z`;
}

/** The open mouth of a turned object. */
export function rim(profile: Profile, fill: string, axis = 300): string {
  const [[radius, y]] = ends(profile);
  return `<ellipse cx="${axis}" cy="${y}" rx="${radius}" ry="${radius * TILT}" fill="${fill}"/>`;
}

/** Lines that run down the wall, as many on each side of the axis. */
export function ribs(profile: Profile, count: number, axis = 300): string {
  const steps = Array.from({ length: count * 2 - 1 }, (_, index) => (index + 1 - count) / count);
  return steps.map((step) => rib(profile, Math.sin((step * Math.PI) / 2), axis)).join("");
}

function rib(profile: Profile, scale: number, axis: number): string {
  const points = profile.map(
    ([radius, y]) => [axis + radius * scale, y + radius * TILT * Math.sqrt(1 - scale * scale)] as const,
  );
  const start = points[0] ?? [axis, 0];
  return `M${round(start[0])} ${round(start[1])}${smooth(points)}`;
}

function ends(profile: Profile): readonly [Profile[number], Profile[number]] {
  const top = profile[0];
  const bottom = profile.at(-1);
  if (!top || !bottom) throw new RangeError("A profile needs at least two points.");
  return [top, bottom];
}

/** Bézier curves through all points (Catmull-Rom). */
function smooth(points: readonly (readonly [number, number])[]): string {
  return points
    .slice(1)
    .map((end, index) => segment(points, index, end))
    .join("");
}

function segment(
  points: readonly (readonly [number, number])[],
  index: number,
  end: readonly [number, number],
): string {
  const start = points[index] ?? end;
  const before = points[index - 1] ?? start;
  const after = points[index + 2] ?? end;
  const handles = [
    start[0] + (end[0] - before[0]) / 6,
    start[1] + (end[1] - before[1]) / 6,
    end[0] - (after[0] - start[0]) / 6,
    end[1] - (after[1] - start[1]) / 6,
  ];
  return `C${[...handles, ...end].map(round).join(" ")}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
