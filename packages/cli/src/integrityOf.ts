import { createHash } from "node:crypto";

/** As a manifest and a script element say it. */
export function integrityOf(bytes: Uint8Array): string {
  return `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
}
