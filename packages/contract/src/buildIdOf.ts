import { canonicalJson } from "./canonicalJson.ts";
import { digest } from "./digest.ts";
import type { BuildId, Manifest } from "./manifest.ts";

// Browsers and Node have it.
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
  const hash = await digest("SHA-256", new TextEncoder().encode(canonicalJson(manifest)));
  return Array.from(hash.slice(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
