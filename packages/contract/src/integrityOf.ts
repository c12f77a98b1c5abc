import { digest } from "./digest.ts";

// Browsers and Node have it.
declare const btoa: (text: string) => string;

/**
 * The hash of a file, as a manifest, a snapshot and the `integrity` of a script element say it: `sha384-` and base64.
 *
 * Needs `crypto.subtle`, which browsers have on secure pages only.
 *
 * @param bytes of the whole file, uncompressed
 * @example
 * (await integrityOf(bytes)) === manifest.files["list.js"]?.integrity;
 */
export async function integrityOf(bytes: Uint8Array): Promise<string> {
  return `sha384-${btoa(String.fromCharCode(...(await digest("SHA-384", bytes))))}`;
}
