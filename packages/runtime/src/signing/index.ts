export { createSigningKey } from "./createSigningKey.ts";
export { fetchSnapshot } from "./fetchSnapshot.ts";
export { signSnapshot } from "./signSnapshot.ts";
export type { SignedSnapshot, SigningKey, SnapshotSignature, Trust, TrustedKey } from "./types.ts";
export { verifySnapshot } from "./verifySnapshot.ts";
