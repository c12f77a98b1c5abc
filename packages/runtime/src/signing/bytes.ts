import { canonicalJson } from "@nacre/contract";

/** What a signature is made of: what it is for, whose it is, and the canonical snapshot without its signatures. */
export function bytesToSign(content: object, key: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`nacre-snapshot-1\n${key}\n${canonicalJson(content)}`);
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

export function toBase64(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}
