import { canonicalJson } from "./canonicalJson.ts";
import type { BuildId, Manifest } from "./manifest.ts";

// Browsers and Node have both. Nothing else of them is known here: one manifest, one id, wherever it is asked.
declare const crypto: { subtle: { digest(algorithm: "SHA-256", bytes: Uint8Array): Promise<ArrayBuffer> } };
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/**
 * The identity of a build: the first 16 hex digits of the SHA-256 of its canonical manifest. Two builds with one manifest
 * are one build.
 *
 * Needs `crypto.subtle`, which browsers have on secure pages only.
 *
 * @param manifest as `parseManifest` gives it: what that leaves out is no part of the build
 * @example
 * await buildIdOf(manifest); // "0123456789abcdef"
 */
export async function buildIdOf(manifest: Manifest): Promise<BuildId> {
  const text = new TextEncoder().encode(canonicalJson(manifest));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", text));
  return Array.from(hash.slice(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
