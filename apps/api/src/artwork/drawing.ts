/** Colours of one picture. */
export interface Palette {
  wall: readonly [top: string, bottom: string];
  table: string;
  /** Lit side, colour, shadow side. */
  body: readonly [light: string, middle: string, dark: string];
  accent: string;
}

/** Draws an object into a picture of 600 by 600, standing on a table whose edge is at 410. */
export type Draw = (palette: Palette) => string;

/** Fill that is lit from the left. */
export const BODY = "url(#body)";
export const GLOW = "url(#glow)";

/** Soft shadow on the table. */
export function shadow(width: number, y: number, x = 318): string {
  return `<ellipse cx="${x}" cy="${y}" rx="${width}" ry="${width * 0.16}" fill="url(#shadow)"/>`;
}

/** A shape with glaze speckles on it. The same seed gives the same speckles. */
export function speckled(outline: string, color: string, seed: number): string {
  const random = sequence(seed);
  const dots = Array.from({ length: 70 }, () => {
    const [x, y, size] = [150 + random() * 300, 140 + random() * 340, 0.8 + random() * 2];
    return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${size.toFixed(1)}"/>`;
  });
  const clip = `speckle-${seed}`;
  return `<clipPath id="${clip}"><path d="${outline}"/></clipPath><g clip-path="url(#${clip})" fill="${color}" opacity=".28">${dots.join("")}</g>`;
}

/** Numbers from 0 to 1 that look random (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
