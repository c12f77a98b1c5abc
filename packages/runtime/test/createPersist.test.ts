import { NacreError } from "@nacre/contract";
import { createPersist, fault, type Fault, type Network } from "@nacre/runtime";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { VirtualTime, virtualNetwork } from "./virtualTime.ts";

/** What comes of one request. */
type Reply = { ms: number; fails?: unknown } | "hangs";

const url = "https://a.test/1.js";
const other = "https://b.test/1.js";
const ok: Reply = { ms: 10 };
const lost: Reply = { ms: 10, fails: new Error("reset") };
const status = (code: number): Reply => ({ ms: 10, fails: fault("http", `status ${code}`, { status: code }) });

interface Run {
  /** `at url`, or `at refresh url`. */
  log: string[];
  retried: string[];
  /** Milliseconds. */
  took: number;
  fault?: Fault;
}

/** Gets one file in virtual time. Each reply is for one request, the last one for all that follow. */
async function get(
  replies: Reply[],
  { refreshes, urls = [url], ...more }: Partial<Network> & { refreshes?: Reply[]; urls?: string[] } = {},
  clock: VirtualTime = new VirtualTime(),
): Promise<Run> {
  const run: Run = { log: [], retried: [], took: NaN };
  const reply = async (list: Reply[], entry: string): Promise<void> => {
    run.log.push(`${clock.time} ${entry}`);
    const one = list.length > 1 ? list.shift()! : list[0]!;
    if (one === "hangs") return new Promise(() => {});
    await clock.sleep(one.ms);
    if (one.fails !== undefined) throw one.fails;
    return undefined;
  };
  const refresh = refreshes && {
    refresh: async ({ url: asked }: { url: string }) => {
      await reply(refreshes, `refresh ${asked}`);
      return "status 200, type text/plain";
    },
  };
  const persist = createPersist(virtualNetwork(clock, { ...refresh, ...more }));
  const controller = new AbortController();
  const attempt = ({ url: asked }: { url: string }): Promise<void> => reply(replies, asked);
  const requests = urls.map((each) => ({ url: each }));
  const first = attempt(requests[0]!);
  first.catch(() => {});
  const done = persist({
    requests,
    attempt,
    first,
    retried: (asked, cause) => run.retried.push(`${asked} after ${cause.message}`),
    signal: controller.signal,
  }).then(
    () => undefined,
    (error: unknown) => error as Fault,
  );
  void done.then((error) => {
    controller.abort();
    run.took = clock.time;
    if (error) run.fault = error;
  });
  await clock.run();
  return run;
}

/** Milliseconds: a whole number would be read of "5e-324" otherwise. */
const timesOf = ({ log }: Run): number[] => log.map((entry) => Number(entry.split(" ", 1)[0]));
const addresses = ({ log }: Run): string[] => log.map((entry) => entry.replace(/^\S+ /, ""));

describe("a file that comes", () => {
  it("is requested once", async () => {
    expect(await get([ok])).toEqual({ log: [`0 ${url}`], retried: [], took: 10 });
  });

  it("fails -> past the caches it comes -> the next try takes it", async () => {
    const run = await get([lost, ok], { refreshes: [ok] });
    expect(run.log).toEqual([`0 ${url}`, `110 refresh ${url}`, `120 ${url}`]);
    expect(run).toMatchObject({ retried: [`${url} after reset`], took: 130 });
    expect(run.fault).toBeUndefined();
  });

  it("takes longer than the first try may -> another one runs beside it -> the first one is faster", async () => {
    const run = await get([{ ms: 4200 }, { ms: 3000 }]);
    expect(run.log).toEqual([`0 ${url}`, `4100 ${url}`]);
    expect(run.took).toBe(4200);
  });

  it("hangs -> another one comes within the deadline", async () => {
    expect((await get(["hangs", ok], { refreshes: [ok] })).took).toBe(4120);
  });
});

describe("a file that does not come", () => {
  it.each<[string, Reply[], Reply[] | undefined, string, number]>([
    ["nothing comes: network", [lost], [lost], "reset", 3],
    ["a status that stays: http", [lost], [status(404)], "status 404", 2],
    ["a status that may pass: http", [lost], [status(503)], "reset", 3],
    ["the bytes came and are refused: integrity", [lost], [ok], "refused: status 200, type text/plain", 3],
    ["what the adapter says of them", [{ ms: 1, fails: fault("integrity", "hash") }], undefined, "hash", 2],
    ["a status, where there are no caches", [status(404)], undefined, "status 404", 2],
  ])("%s", async (_, replies, refreshes, message, requests) => {
    const run = await get(replies, refreshes && { refreshes });
    expect(run.fault?.message).toBe(message);
    expect(run.log).toHaveLength(requests);
  });

  it.each<[string, unknown]>([
    ["threw", fault("evaluation", "x is not defined")],
    ["brought nothing", new NacreError("NACRE_RUNTIME_NOT_REGISTERED", { container: "a", build: "a" })],
  ])("its code ran and %s: nothing else is requested", async (_, error) => {
    const run = await get([{ ms: 10, fails: error }], { refreshes: [ok] });
    expect(run.fault).toBe(error);
    expect(run.log).toHaveLength(1);
  });

  it("hangs whatever is tried: rejects at the deadline", async () => {
    const run = await get(["hangs"], { refreshes: ["hangs"] });
    expect(run).toMatchObject({ took: 8000, fault: { kind: "timeout" } });
    expect(run.log).toEqual([`0 ${url}`, `4100 refresh ${url}`, `6250 ${url}`]);
  });
});

describe("a second address", () => {
  it("is asked when the first one is of no use", async () => {
    const run = await get([lost, lost, ok], { refreshes: [lost], urls: [url, other] });
    expect(addresses(run)).toEqual([url, `refresh ${url}`, url, other]);
    expect(run.retried.at(-1)).toBe(`${other} after reset`);
    expect(run.fault).toBeUndefined();
  });

  it("has half of the time", async () => {
    const run = await get(["hangs"], { refreshes: ["hangs"], urls: [url, other] });
    expect(timesOf(run)[addresses(run).indexOf(other)]).toBe(4000);
    expect(run.took).toBe(8000);
  });
});

it("without a network, waits for one, and uses no try", async () => {
  const clock = new VirtualTime();
  const seen: number[] = [];
  const persist = createPersist(
    virtualNetwork(clock, { online: async () => (clock.time < 3000 ? clock.sleep(3000 - clock.time) : undefined) }),
  );
  const attempt = async (): Promise<void> => {
    seen.push(clock.time);
    if (clock.time < 3000) throw new Error("no network");
  };
  const first = attempt();
  first.catch(() => {});
  const done = persist({
    requests: [{ url }],
    attempt,
    first,
    retried: () => {},
    signal: new AbortController().signal,
  });
  await clock.run();
  await done;
  expect(seen).toEqual([0, 3000]);
});

const reply = fc.oneof(
  fc.constant<Reply>("hangs"),
  fc.record({
    ms: fc.nat(12_000),
    fails: fc.option(
      fc.constantFrom<unknown>(
        new Error("reset"),
        fault("http", "status 404", { status: 404 }),
        fault("http", "status 503", { status: 503 }),
        fault("integrity", "hash"),
        fault("timeout", "slow"),
      ),
      { nil: undefined },
    ),
  }),
) as fc.Arbitrary<Reply>;

it("whatever comes: four requests for an address, one of them past the caches, all in time, and no timer is left", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(reply, { minLength: 1, maxLength: 9 }),
      fc.option(fc.array(reply, { minLength: 1, maxLength: 3 }), { nil: undefined }),
      fc.constantFrom<string[]>([url], [url, other]),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      fc.integer({ min: 1, max: 20_000 }),
      async (replies, refreshes, urls, chance, deadline) => {
        const run = await get([...replies], {
          ...(refreshes && { refreshes: [...refreshes] }),
          urls,
          random: () => chance,
          deadline,
        });
        for (const address of urls) {
          expect(run.log.filter((entry) => entry.endsWith(` ${address}`)).length).toBeLessThanOrEqual(4);
          expect(run.log.filter((entry) => entry.endsWith(`refresh ${address}`)).length).toBeLessThanOrEqual(1);
        }
        expect(run.took).toBeLessThanOrEqual(deadline + 1);
        expect(Math.max(...timesOf(run))).toBeLessThanOrEqual(deadline);
      },
    ),
    { numRuns: 500 },
  );
});

it("however many files fail, an origin is asked again twenty times and then twice a second", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 60 }), async (files) => {
      const clock = new VirtualTime();
      const persist = createPersist(virtualNetwork(clock));
      let again = 0;
      const jobs = Array.from({ length: files }, (_, i) => {
        const first = Promise.reject(new Error("down"));
        first.catch(() => {});
        return persist({
          requests: [{ url: `https://a.test/${i}.js` }],
          attempt: () => Promise.reject(new Error("down")),
          first,
          retried: () => again++,
          signal: new AbortController().signal,
        }).catch(() => {});
      });
      await clock.run();
      await Promise.all(jobs);
      expect(again).toBeLessThanOrEqual(20 + Math.ceil(clock.time / 500));
      expect(clock.waiting).toBe(0);
    }),
    { numRuns: 50 },
  );
});

it("waits at random before it tries again: 200 ms at most, then 400", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 2 }), async (chances) => {
      const left = [...chances];
      const run = await get([lost], { random: () => left.shift() ?? 0 });
      const [first, second, third] = timesOf(run) as [number, number, number];
      expect(run.log).toHaveLength(3);
      // Each try takes 10 ms.
      for (const [waited, most, chance] of [
        [second - first - 10, 200, chances[0]!],
        [third - second - 10, 400, chances[1]!],
      ] as const) {
        expect(waited).toBeCloseTo(most * chance);
        expect(waited).toBeLessThanOrEqual(most);
      }
    }),
  );
});

it("goes past the caches of the address that failed, whatever the host, and of no other", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(reply, { minLength: 1, maxLength: 9 }), async (replies) => {
      const run = await get([...replies], { refreshes: [ok], urls: [url, other] });
      const asked = addresses(run);
      for (const [i, entry] of asked.entries()) {
        if (!entry.startsWith("refresh ")) continue;
        // What it brought is taken by the next request, which is for the same address.
        expect([`refresh ${asked[i - 1]}`, `refresh ${asked[i + 1]}`]).toEqual([entry, entry]);
      }
    }),
    { numRuns: 300 },
  );
});

it("while there is no network nothing is requested, and no try is used: afterwards there are as many as ever", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(reply, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 0, max: 6000 }),
      fc.integer({ min: 1, max: 20_000 }),
      async (replies, from, ms) => {
        const clock = new VirtualTime();
        const isOff = (): boolean => clock.time >= from && clock.time < from + ms;
        const online = async (): Promise<void> => (isOff() ? clock.sleep(from + ms - clock.time) : undefined);
        const run = await get([...replies], { online }, clock);
        // The first request has begun, whatever the network is.
        expect(
          timesOf(run)
            .slice(1)
            .filter((at) => at >= from && at < from + ms),
        ).toEqual([]);
        expect(run.took).toBeLessThanOrEqual(8001);
      },
    ),
    { numRuns: 300 },
  );
  const clock = new VirtualTime();
  const online = async (): Promise<void> => (clock.time < 3000 ? clock.sleep(3000 - clock.time) : undefined);
  const run = await get([lost], { refreshes: [lost], online }, clock);
  expect(addresses(run)).toEqual([url, `refresh ${url}`, url]);
});

it("an origin that has used up its tries leaves others theirs", async () => {
  const clock = new VirtualTime();
  const persist = createPersist(virtualNetwork(clock));
  const again: Record<string, number> = {};
  const jobs = [...Array.from({ length: 60 }, (_, i) => `https://down.test/${i}.js`), other].map((address) => {
    const first = Promise.reject(new Error("down"));
    first.catch(() => {});
    const retried = (asked: string): void => {
      const { origin } = new URL(asked);
      again[origin] = (again[origin] ?? 0) + 1;
    };
    const attempt = (): Promise<unknown> => Promise.reject(new Error("down"));
    const { signal } = new AbortController();
    return persist({ requests: [{ url: address }], attempt, first, retried, signal }).catch(() => {});
  });
  await clock.run();
  await Promise.all(jobs);
  expect(again["https://down.test"]).toBeLessThanOrEqual(20 + Math.ceil(clock.time / 500));
  expect(again["https://b.test"]).toBe(2);
});
