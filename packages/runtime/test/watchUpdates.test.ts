import { isNacreError } from "@nacre/contract";
import { createSigningKey, signSnapshot } from "@nacre/runtime/signing";
import { watchUpdates, type UpdatesOptions, type Updates } from "@nacre/runtime/updates";
import { expect, test } from "vitest";
import { makeSnapshot } from "../../contract/test/corpus/documents.ts";
import { FakeTab } from "./fakeUpdatesWorld.ts";

/** Number of the snapshot that the page has. */
const started = makeSnapshot().n;
const newer = { ...makeSnapshot(), n: started + 1 };

function watch(served: unknown, options: UpdatesOptions = {}): { tab: FakeTab; updates: Updates; errors: unknown[] } {
  const tab = new FakeTab();
  tab.served = () => served;
  const errors: unknown[] = [];
  const runtime = { snapshot: makeSnapshot() };
  const onError = (error: unknown): void => void errors.push(isNacreError(error) ? error.code : error);
  return { tab, updates: watchUpdates(runtime, { every: 60_000, onError, world: tab, ...options }), errors };
}

test("waiting -> look -> nothing new -> look -> newer: told once, and then nobody looks any more", async () => {
  const { tab, updates } = watch(makeSnapshot());
  let told = 0;
  updates.subscribe(() => (told += 1));
  await tab.clock.run(119_000);
  expect(tab.reads).toEqual([["/snapshot.json", 60_000]]);
  expect([updates.available, updates.due, told]).toEqual([undefined, false, 0]);
  tab.served = () => newer;
  await tab.clock.run(120_000);
  expect([updates.available, updates.due, told]).toEqual([newer.n, true, 1]);
  await tab.clock.run();
  expect([tab.reads.length, tab.listening]).toEqual([2, 0]);
});

test("a page that nobody sees does not look; seen again after its time, it looks at once", async () => {
  const { tab, updates } = watch(makeSnapshot(), { url: "/elsewhere.json" });
  tab.look(false);
  await tab.clock.run(3_600_000);
  expect(tab.reads).toEqual([]);
  tab.look(true);
  await tab.clock.run(3_600_000);
  expect(tab.reads).toEqual([["/elsewhere.json", 3_600_000]]);
  tab.look(false);
  tab.look(true); // before its time
  await tab.clock.run(3_659_000);
  expect(tab.reads).toHaveLength(1);
  updates.stop();
});

test.each([
  ["a lower number", { ...makeSnapshot(), n: started - 1 }, []],
  ["a number that is text", { ...makeSnapshot(), n: "9" }, []],
  ["a number without end", { ...makeSnapshot(), n: Infinity }, []],
  ["another environment", { ...newer, environment: "staging" }, ["NACRE_RUNTIME_SNAPSHOT_OTHER_ENVIRONMENT"]],
  ["nothing", null, ["NACRE_RUNTIME_SNAPSHOT_OTHER_ENVIRONMENT"]],
])("%s is nothing newer", async (_, served, told) => {
  const { updates, errors } = watch(served);
  await updates.check();
  expect([updates.available, errors]).toEqual([undefined, told]);
  updates.stop();
});

test("a look that fails is told, and the next one comes all the same", async () => {
  const { tab, updates, errors } = watch(undefined);
  tab.served = () => {
    throw new Error("gone");
  };
  await tab.clock.run(60_000);
  expect(errors).toEqual([new Error("gone")]);
  tab.served = () => newer;
  await tab.clock.run(120_000);
  expect(updates.available).toBe(newer.n);
});

test("deploy -> veto -> second veto -> both released: only then it is due", async () => {
  const { tab, updates } = watch(newer);
  const first = updates.defer();
  await updates.check();
  const second = updates.defer();
  expect([updates.available, updates.adopt("/next")]).toEqual([newer.n, false]);
  first();
  first(); // released once, however often
  expect(updates.adopt("/next")).toBe(false);
  second();
  expect(tab.loads).toEqual([]);
  expect(updates.adopt("/next", false)).toBe(true);
  expect(tab.loads).toEqual([["/next", false]]);
});

test("while the browser is offline, the page stays", async () => {
  const { tab, updates } = watch(newer);
  await updates.check();
  tab.connected = false;
  expect(updates.adopt("/next")).toBe(false);
  tab.connected = true;
  expect(updates.adopt("/next")).toBe(true);
});

test("adopt -> an old document comes -> the same snapshot is not adopted again, the one after is", async () => {
  const before = watch(newer);
  await before.updates.check();
  before.updates.adopt();
  const { tab, updates } = watch(newer, { world: before.tab });
  await updates.check();
  expect([updates.available, tab.loads]).toEqual([undefined, []]);
  before.tab.served = () => ({ ...newer, n: newer.n + 1 });
  await updates.check();
  expect(updates.available).toBe(newer.n + 1);
});

test("watch -> register raises the number of the page's own snapshot -> deploy: told", async () => {
  const tab = new FakeTab();
  const runtime = { snapshot: makeSnapshot() };
  const updates = watchUpdates(runtime, { world: tab });
  runtime.snapshot = { ...newer };
  tab.served = () => newer;
  await updates.check();
  expect(updates.available).toBe(newer.n);
});

test("looking -> stop -> answer: nothing is told", async () => {
  const { tab, updates } = watch(undefined);
  const answer = Promise.withResolvers<unknown>();
  tab.served = () => answer.promise;
  const looking = updates.check();
  await updates.check(); // while one is under way
  updates.stop();
  answer.resolve(newer);
  await looking;
  expect([updates.available, tab.reads.length, tab.listening]).toEqual([undefined, 1, 0]);
});

test("with keys, only what one of them has signed is newer", async () => {
  const key = await createSigningKey(new Date(Date.now() + 86_400_000));
  const stranger = await createSigningKey(new Date(Date.now() + 86_400_000));
  const expired = await createSigningKey(new Date(Date.now() - 1));
  const signed = await signSnapshot(newer, [key]);
  const bad: [unknown, string][] = [
    [newer, "NACRE_RUNTIME_SNAPSHOT_UNSIGNED"],
    [await signSnapshot(newer, [stranger]), "NACRE_RUNTIME_SNAPSHOT_UNKNOWN_KEY"],
    [await signSnapshot(newer, [expired]), "NACRE_RUNTIME_SNAPSHOT_EXPIRED_KEY"],
    [{ ...signed, n: newer.n + 1 }, "NACRE_RUNTIME_SNAPSHOT_BAD_SIGNATURE"],
  ];
  for (const [served, code] of bad) {
    const { updates, errors } = watch(served, { keys: [key, expired] });
    await updates.check();
    expect([updates.available, errors]).toEqual([undefined, [code]]);
    updates.stop();
  }
  const { updates, errors } = watch(signed, { keys: [key, expired] });
  await updates.check();
  expect([updates.available, errors]).toEqual([newer.n, []]);
});
