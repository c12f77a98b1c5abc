import type { Snapshot } from "@nacre/contract";

/** A signature of a snapshot. */
export interface SnapshotSignature {
  /** Id of the key that made it. */
  key: string;
  /** Ed25519, 64 bytes in base64. */
  value: string;
}

/** A snapshot with its signatures in it: whoever does not verify reads it like any other. */
export interface SignedSnapshot extends Snapshot {
  signatures: SnapshotSignature[];
}

/** The public half of a key. */
export interface TrustedKey {
  /** First 16 hex digits of the SHA-256 of the public key. */
  id: string;
  /** 32 bytes in base64. */
  publicKey: string;
  /** From this moment on no signature of it counts: `2027-11-22T00:00:00.000Z`. */
  expires: string;
}

/** A key with its private half, which never leaves the machine that signs. */
export interface SigningKey extends TrustedKey {
  /** PKCS #8 in base64. */
  privateKey: string;
}

/** What a page or a server takes for true. It comes with the page's HTML, or with the server's configuration. */
export interface Trust {
  /** Environment that the snapshot has to be of. */
  environment: string;
  /** A signature of one of them is enough, so that a new key can stand beside the old one while pages change over. */
  keys: readonly TrustedKey[];
  /** Number of the newest snapshot that is known: a lower one is refused. Default 0. */
  after?: number;
  /** In the environments `local` and `development`: signatures are not looked at. */
  unsigned?: "development";
}
