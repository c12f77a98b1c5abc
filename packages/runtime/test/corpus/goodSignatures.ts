import { createSigningKey, signSnapshot, verifySnapshot, type Trust } from "@nacre/runtime/signing";
import { makeSnapshot } from "../../../contract/test/corpus/documents.ts";
import { later, now, publicHalf } from "./badSignatures.ts";

/**
 * What has to be verified, by name, and what came of it: the number of the snapshot. In Node and in Chromium.
 */
export async function goodSignatures(): Promise<Record<string, number>> {
  const [first, second] = await Promise.all([createSigningKey(later), createSigningKey(later)]);
  const expired = { ...publicHalf(first), expires: new Date(now - 1).toISOString() };
  const trust = (...keys: Trust["keys"]): Trust => ({ environment: "test", keys, after: 3 });
  const snapshot = makeSnapshot();
  const [one, both] = await Promise.all([signSnapshot(snapshot, [first]), signSnapshot(snapshot, [first, second])]);
  const reordered = JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(one).reverse()), null, 2)) as unknown;
  const read = async (input: unknown, by: Trust): Promise<number> => (await verifySnapshot(input, by, now)).n;
  const local = { ...snapshot, environment: "local" };
  return {
    "one key": await read(one, trust(publicHalf(first))),
    "one of two trusted keys": await read(one, trust(publicHalf(second), publicHalf(first))),
    "two signatures, the first one trusted": await read(both, trust(publicHalf(first))),
    "two signatures, the second one trusted": await read(both, trust(publicHalf(second))),
    "two signatures, the first one's key expired": await read(both, trust(expired, publicHalf(second))),
    "signed again": await read(await signSnapshot(both, [second]), trust(publicHalf(second))),
    "members in another order, with white space": await read(reordered, trust(publicHalf(first))),
    "a number that is higher": await read(await signSnapshot({ ...snapshot, n: 9 }, [first]), trust(publicHalf(first))),
    "unsigned, as the shell says, in development": await read(local, {
      environment: "local",
      keys: [],
      unsigned: "development",
    }),
  };
}
