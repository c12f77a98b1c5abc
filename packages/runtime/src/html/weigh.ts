/** Bytes of gzip that a snapshot may add to the HTML. */
export const CAP = 30_000;

/** A hash does not compress; the rest of a snapshot does, to less than a fourth. */
const bytes = { hash: 52, character: 0.25 };
const hash = /sha384-[A-Za-z\d+/]{64}/g;

/** About how many bytes gzip makes of a part of a snapshot: rather too many than too few. */
export function weigh(value: unknown): number {
  const text = JSON.stringify(value);
  const hashes = text.match(hash) ?? [];
  return Math.ceil(hashes.length * bytes.hash + (text.length - hashes.join("").length) * bytes.character);
}
