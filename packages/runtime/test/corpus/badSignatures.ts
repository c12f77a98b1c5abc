import { canonicalJson, isNacreError, type Snapshot } from "@nacre/contract";
import {
  createSigningKey,
  signSnapshot,
  verifySnapshot,
  type SignedSnapshot,
  type SigningKey,
  type Trust,
  type TrustedKey,
} from "@nacre/runtime/signing";
import { breakAt } from "../../../contract/test/corpus/breakAt.ts";
import { Large, type Corpus } from "../../../contract/test/corpus/Corpus.ts";
import { makeSnapshot } from "../../../contract/test/corpus/documents.ts";

/** A moment at which the keys below have not expired. */
export const now: number = Date.UTC(2026, 10, 22);
export const later: Date = new Date(Date.UTC(2027, 10, 22));

/** The half that is given away. */
export function publicHalf({ id, publicKey, expires }: SigningKey): TrustedKey {
  return { id, publicKey, expires };
}

/** What is verified, by what, when. */
export interface Attempt {
  input: unknown;
  trust?: Partial<Trust>;
  now?: number;
}

const strings = { "a text": "x", "a number": 1, true: true, "a list": [], "an object": {}, null: null };

/** Snapshots that nobody may take for signed. Keys are made anew each time. */
export async function badSignatures(): Promise<Corpus<Attempt>> {
  const [key, other, old] = await Promise.all([
    createSigningKey(later),
    createSigningKey(later),
    createSigningKey(new Date(now - 1)),
  ]);
  const snapshot = makeSnapshot();
  const signed = await signSnapshot(snapshot, [key]);
  const { value } = signed.signatures[0]!;
  const bytes = (text: string): Uint8Array => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const flipped = (at: number): string => {
    const changed = bytes(value);
    changed[at]! ^= 1;
    return btoa(String.fromCharCode(...changed));
  };
  const wrong = { key: key.id, value: flipped(0) };
  const withValue = (put: unknown): Attempt => ({ input: breakAt(signed, ["signatures", 0, "value"], put) });
  const withKeyOf = (put: unknown): Attempt => ({ input: breakAt(signed, ["signatures", 0, "key"], put) });
  const tampered = (...step: [path: readonly (string | number)[], put: unknown]): Attempt => ({
    input: breakAt(signed, ...step),
  });
  const signedAs = async (change: Partial<Snapshot>, by: SigningKey = key): Promise<SignedSnapshot> =>
    signSnapshot({ ...snapshot, ...change }, [by]);
  const rawSignature = async (text: string): Promise<Attempt> => {
    const secret = await crypto.subtle.importKey("pkcs8", bytes(key.privateKey) as BufferSource, "Ed25519", false, [
      "sign",
    ]);
    const made = await crypto.subtle.sign("Ed25519", secret, new TextEncoder().encode(text));
    return withValue(btoa(String.fromCharCode(...new Uint8Array(made))));
  };
  const build = Object.keys(snapshot.builds)[0]!;
  const trust: Trust = { environment: "test", keys: [publicHalf(key), publicHalf(old)], after: 3 };

  return {
    kind: "signature",
    judge: async (attempt) => {
      try {
        await verifySnapshot(attempt.input, { ...trust, ...attempt.trust }, attempt.now ?? now);
        return [];
      } catch (error) {
        if (!isNacreError(error)) throw error;
        return [error.code];
      }
    },
    inputs: {
      ...Object.fromEntries(Object.entries(strings).map(([name, input]) => [`${name} for a snapshot`, { input }])),
      unsigned: { input: snapshot },
      ...Object.fromEntries(
        Object.entries(strings).map(([name, put]) => [`${name} for signatures`, tampered(["signatures"], put)]),
      ),
      "a list of null": tampered(["signatures"], [null]),
      "the good one behind eight others": tampered(
        ["signatures"],
        [...Array.from({ length: 8 }, () => wrong), signed.signatures[0]],
      ),
      "a million signatures": new Large<Attempt>(() =>
        tampered(
          ["signatures"],
          Array.from({ length: 1_000_000 }, () => wrong),
        ),
      ),
      "no key": withKeyOf(undefined),
      "a key that is a number": withKeyOf(1),
      "an unknown key": withKeyOf("0123456789abcdef"),
      "a key that every object has": withKeyOf("constructor"),
      "the prototype for a key": withKeyOf("__proto__"),
      "a key's id in capitals": withKeyOf(key.id.toUpperCase().replace(/^\d*$/, "X")),
      "a key of ten megabytes": new Large<Attempt>(() => withKeyOf("x".repeat(10_000_000))),
      "no value": withValue(undefined),
      "a value that is a number": withValue(1),
      "an empty value": withValue(""),
      "a value that is no base64": withValue("?".repeat(88)),
      "a value in the alphabet of URLs": withValue(`${"-_".repeat(43)}==`),
      "a value with a space": withValue(` ${value}`),
      "a value with a line break": withValue(`${value}\n`),
      "a value without its end": withValue(value.slice(0, -2)),
      "a value of 63 bytes": withValue(btoa("x".repeat(63))),
      "a value of 65 bytes": withValue(btoa("x".repeat(65))),
      "a value of zeros": withValue(btoa("\0".repeat(64))),
      "a value whose first bit is another": withValue(flipped(0)),
      "a value whose last bit is another": withValue(flipped(63)),
      "a value of ten megabytes": new Large<Attempt>(() => withValue("A".repeat(10_000_000))),
      "another key's signature under this key's id": {
        input: breakAt(await signedAs({}, other), ["signatures", 0, "key"], key.id),
      },
      "another key's signature": { input: await signedAs({}, other) },
      "this key's signature of another snapshot": withValue((await signedAs({ n: 4 })).signatures[0]!.value),
      "a signature of the canonical text alone": await rawSignature(canonicalJson(snapshot)),
      "a signature of the text as it was sent": await rawSignature(JSON.stringify(snapshot)),
      "a signature for another purpose": await rawSignature(`nacre-manifest-1\n${key.id}\n${canonicalJson(snapshot)}`),
      "a signature in another key's name": await rawSignature(
        `nacre-snapshot-1\n${other.id}\n${canonicalJson(snapshot)}`,
      ),
      "a key that has expired": { input: await signedAs({}, old) },
      "a key that expires at this moment": { input: signed, now: later.getTime() },
      "a key that expired a year ago": { input: signed, now: later.getTime() + 366 * 86_400_000 },
      "an expiry that is no date": { input: signed, trust: { keys: [{ ...publicHalf(key), expires: "never" }] } },
      "an expiry that is empty": { input: signed, trust: { keys: [{ ...publicHalf(key), expires: "" }] } },
      "no keys": { input: signed, trust: { keys: [] } },
      "a trusted key that is no key": { input: signed, trust: { keys: [{ ...publicHalf(key), publicKey: "AAAA" }] } },
      "a trusted key that is no base64": { input: signed, trust: { keys: [{ ...publicHalf(key), publicKey: "?" }] } },
      "another environment": { input: await signedAs({ environment: "staging" }) },
      "an environment in capitals": { input: await signedAs({ environment: "TEST" }) },
      "no environment": { input: await signedAs({ environment: undefined as never }) },
      "a lower number": { input: await signedAs({ n: 2 }) },
      "number 0": { input: await signedAs({ n: 0 }) },
      "no number": { input: await signedAs({ n: undefined as never }) },
      "a number that is a text": { input: await signedAs({ n: "9" as never }) },
      "a number that is a list": { input: await signedAs({ n: [9] as never }) },
      "a number that is infinite": tampered(["n"], Infinity),
      "signed, but no snapshot": { input: await signedAs({ root: "nobody" }) },
      "signed, with a file from above": {
        input: await signSnapshot(breakAt(snapshot, ["builds", build, "entry", 0], "../x.js"), [key]),
      },
      "signed, of a newer schema": { input: await signedAs({ schema: 2 as never }) },
      "tampered: the number": tampered(["n"], 4),
      "tampered: the environment": tampered(["environment"], "production"),
      "tampered: the root": tampered(["root"], "checkout"),
      "tampered: a base": tampered(["builds", build, "base"], "https://evil.example/"),
      "tampered: a hash": tampered(["builds", build, "files", "list.2b.js", "integrity"], `sha384-${"b".repeat(64)}`),
      "tampered: one letter of a file": tampered(["builds", build, "entry", 0], "container.1b.js"),
      "tampered: a size": tampered(["builds", build, "files", "list.2b.js", "size"], 1001),
      "tampered: a choice": tampered(["choices", build, "c1"], 0),
      "tampered: a route": tampered(["routes", 0, "path"], "/list"),
      "tampered: a route less": tampered(["routes"], []),
      "tampered: an expose less": tampered(["builds", build, "exposes"], {}),
      "tampered: a member more": tampered(["later"], 1),
      "tampered: a member more, of the prototype": tampered(["__proto__"], { n: 99 }),
      "tampered: the type of a value": tampered(["builds", build, "version"], 1),
      "tampered: nested without end": tampered(["later"], JSON.parse("[".repeat(100_000) + "]".repeat(100_000))),
      "unsigned, though in production": {
        input: { ...snapshot, environment: "production" },
        trust: { environment: "production", unsigned: "development" },
      },
      "unsigned, in an environment that calls itself a test": { input: snapshot, trust: { unsigned: "development" } },
      "unsigned, with another word for it": {
        input: { ...snapshot, environment: "local" },
        trust: { environment: "local", unsigned: true as never },
      },
      "unsigned, for another environment": {
        input: snapshot,
        trust: { environment: "local", unsigned: "development" },
      },
      "unsigned and older": {
        input: { ...snapshot, environment: "local", n: 2 },
        trust: { environment: "local", unsigned: "development" },
      },
    },
  };
}
