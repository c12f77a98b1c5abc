// Browsers and Node have it. Nothing else of them is known here.
declare const crypto: { subtle: { digest(algorithm: string, bytes: Uint8Array): Promise<ArrayBuffer> } };

/** The same bytes have the same hash everywhere: of the world it asks nothing. */
export async function digest(algorithm: "SHA-256" | "SHA-384", bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest(algorithm, bytes));
}
