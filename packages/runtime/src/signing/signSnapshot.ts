import type { Snapshot } from "@nacre/contract";
import { bytesToSign, fromBase64, toBase64 } from "./bytes.ts";
import type { SignedSnapshot, SigningKey } from "./types.ts";

/**
 * Puts signatures into a snapshot, in the place of those that it may have. The number `n` is signed with it: give each
 * snapshot of an environment a higher one than all before.
 *
 * @param keys one signature for each: two while pages change from one key to the next
 * @throws DOMException when a private key is none
 * @example
 * const signed = await signSnapshot(snapshot, [key]);
 * await writeFile("snapshot.json", JSON.stringify(signed));
 */
export async function signSnapshot(snapshot: Snapshot, keys: readonly SigningKey[]): Promise<SignedSnapshot> {
  // As it will be read: members that are `undefined` are not there.
  const { signatures: _, ...content } = JSON.parse(JSON.stringify(snapshot)) as SignedSnapshot;
  const signatures = keys.map(async ({ id, privateKey }) => {
    const key = await crypto.subtle.importKey("pkcs8", fromBase64(privateKey), "Ed25519", false, ["sign"]);
    return { key: id, value: toBase64(await crypto.subtle.sign("Ed25519", key, bytesToSign(content, id))) };
  });
  return { ...content, signatures: await Promise.all(signatures) };
}
