import { toBase64 } from "./bytes.ts";
import type { SigningKey } from "./types.ts";

/**
 * Makes a key that signs snapshots. Its private half stays where it is made; pages and servers are given `id`, `publicKey`
 * and `expires` only.
 *
 * @param expires when its signatures stop to count
 * @example
 * const key = await createSigningKey(new Date("2027-11-22"));
 */
export async function createSigningKey(expires: Date): Promise<SigningKey> {
  const pair = await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]);
  const publicKey = await crypto.subtle.exportKey("raw", pair.publicKey);
  const privateKey = await crypto.subtle.exportKey("pkcs8", pair.privateKey);
  return {
    id: await keyId(publicKey),
    publicKey: toBase64(publicKey),
    privateKey: toBase64(privateKey),
    expires: expires.toISOString(),
  };
}

async function keyId(publicKey: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", publicKey));
  return Array.from(hash.subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
