import { NacreError, type Snapshot } from "@nacre/contract";
import { bytesToSign, fromBase64 } from "./bytes.ts";
import type { SnapshotSignature, Trust, TrustedKey } from "./types.ts";

/** Environments in which a shell may do without signatures. */
const development = ["local", "development"];
/** Signatures that are looked at. */
const most = 8;

/**
 * Whether a snapshot is one that somebody trusted has signed, for this environment, and none that was replaced before. What
 * it says is not looked at: `verifySnapshot` does that too.
 *
 * @param input The parsed JSON.
 * @param now Milliseconds since 1970.
 * @returns The snapshot without its signatures.
 * @throws NacreError `NACRE_RUNTIME_SNAPSHOT_*`
 */
export async function checkSignature(input: unknown, trust: Trust, now: number): Promise<Snapshot> {
  const { signatures, ...content } = (input ?? {}) as Snapshot & { signatures?: unknown };
  const { environment, after = 0, unsigned } = trust;
  if (unsigned !== "development" || !development.includes(environment))
    await checkOne(signaturesOf(signatures), content, trust.keys, now);
  if (content.environment !== environment)
    throw new NacreError("NACRE_RUNTIME_SNAPSHOT_OTHER_ENVIRONMENT", {
      found: content.environment,
      wanted: environment,
    });
  // Turned round, so that what is no number is refused.
  if (!(content.n >= after)) throw new NacreError("NACRE_RUNTIME_SNAPSHOT_ROLLED_BACK", { found: content.n, after });
  return content;
}

function signaturesOf(value: unknown): SnapshotSignature[] {
  const found = Array.isArray(value) ? value.slice(0, most).filter(isSignature) : [];
  if (found.length === 0) throw new NacreError("NACRE_RUNTIME_SNAPSHOT_UNSIGNED", {});
  return found;
}

function isSignature(value: unknown): value is SnapshotSignature {
  const { key, value: text } = (value ?? {}) as Partial<SnapshotSignature>;
  return typeof key === "string" && typeof text === "string" && /^[A-Za-z0-9+/]{86}==$/.test(text);
}

/** One good signature is enough; of the others the most telling fact is told. */
async function checkOne(
  signatures: readonly SnapshotSignature[],
  content: object,
  keys: readonly TrustedKey[],
  now: number,
): Promise<void> {
  const known = signatures.flatMap((signature) => {
    const key = keys.find(({ id }) => id === signature.key);
    return key ? [{ key, signature }] : [];
  });
  if (known.length === 0)
    throw new NacreError("NACRE_RUNTIME_SNAPSHOT_UNKNOWN_KEY", {
      keys: signatures.map(({ key }) => key.slice(0, 64)),
      known: keys.map(({ id }) => id),
    });
  // A date that is none is over.
  const valid = known.filter(({ key }) => Date.parse(key.expires) > now);
  if (valid.length === 0) {
    const { id, expires } = known[0]!.key;
    throw new NacreError("NACRE_RUNTIME_SNAPSHOT_EXPIRED_KEY", { key: id, expires });
  }
  for (const { key, signature } of valid) if (await isBy(key, signature, content)) return;
  throw new NacreError("NACRE_RUNTIME_SNAPSHOT_BAD_SIGNATURE", { key: valid[0]!.key.id });
}

/** @throws NacreError when it cannot be found out */
async function isBy({ id, publicKey }: TrustedKey, { value }: SnapshotSignature, content: object): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey("raw", fromBase64(publicKey), "Ed25519", false, ["verify"]);
    return await crypto.subtle.verify("Ed25519", key, fromBase64(value), bytesToSign(content, id));
  } catch (cause) {
    throw new NacreError("NACRE_RUNTIME_SNAPSHOT_BAD_SIGNATURE", { key: id, reason: String(cause) }, { cause });
  }
}
