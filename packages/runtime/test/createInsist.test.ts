import { NacreError } from "@nacre/contract";
import { fault, type Network } from "@nacre/runtime";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
// The recovery's alone, which is a script.
import { createInsist } from "../src/core/createInsist.ts";
import { VirtualTime, virtualNetwork } from "./virtualTime.ts";

/** What comes of one try. */
type Outcome = { ms: number; fails?: unknown } | "hangs";

interface Run {
  /** When each try began, and what it was told. */
  tries: { at: number; failed: number }[];
  reported: unknown[];
  result?: string;
  error?: unknown;
  /** Timers that are left. */
  waiting: number;
}

const ok: Outcome = { ms: 10 };
const lost: Outcome = { ms: 10, fails: fault("network", "reset") };

/** Insists in virtual time. The last outcome is for all tries that follow. */
async function insistOn(
  outcomes: Outcome[],
  { within, until, ...more }: Partial<Network> & { within?: number; until?: number } = {},
  clock: VirtualTime = new VirtualTime(),
): Promise<Run> {
  const run: Run = { tries: [], reported: [], waiting: 0 };
  const insist = createInsist(virtualNetwork(clock, more), (error) => run.reported.push(error));
  const work = async (failed: number): Promise<string> => {
    run.tries.push({ at: clock.time, failed });
    const outcome = outcomes.length > 1 ? outcomes.shift()! : outcomes[0]!;
    if (outcome === "hangs") return new Promise(() => {});
    await clock.sleep(outcome.ms);
    if (outcome.fails !== undefined) throw outcome.fails;
    return "here";
  };
  void insist(work, within).then(
    (result) => (run.result = result),
    (error: unknown) => (run.error = error),
  );
  await clock.run(until);
  run.waiting = clock.waiting;
  return run;
}

const times = ({ tries }: Run): number[] => tries.map(({ at }) => at);

describe("what comes", () => {
  it("is asked for once, and nothing is reported", async () => {
    expect(await insistOn([ok])).toEqual({
      tries: [{ at: 0, failed: 0 }],
      reported: [],
      result: "here",
      waiting: 0,
    });
  });

  it("fails -> fails -> comes: each try hears how many failed, and the first failure alone is reported", async () => {
    const run = await insistOn([lost, { ms: 10, fails: fault("http", "status 503") }, ok]);
    // Half of 200, then half of 400.
    expect(run.tries).toEqual([
      { at: 0, failed: 0 },
      { at: 110, failed: 1 },
      { at: 320, failed: 2 },
    ]);
    expect(run.reported).toEqual([lost.fails]);
    expect(run).toMatchObject({ result: "here", waiting: 0 });
  });

  it("hangs -> is given up at its deadline -> comes", async () => {
    const run = await insistOn(["hangs", ok], { within: 2000 });
    expect(times(run)).toEqual([0, 2100]);
    expect(run.reported).toMatchObject([{ kind: "timeout", message: "timeout after 2000 ms" }]);
    expect(run).toMatchObject({ result: "here", waiting: 0 });
  });

  it("takes as long as it takes, where there is no deadline", async () => {
    expect(await insistOn([{ ms: 100_000 }])).toMatchObject({ tries: [{ at: 0 }], result: "here" });
  });
});

describe("what does not come", () => {
  it("is tried without end, after five seconds at most", async () => {
    const run = await insistOn([lost], { until: 3_600_000, random: () => 0.999 });
    const waits = times(run).map((at, i, all) => at - (all[i - 1] ?? 0) - 10);
    expect(waits.slice(1, 8).map(Math.round)).toEqual([200, 400, 799, 1598, 3197, 4995, 4995]);
    expect(run.tries.length).toBeGreaterThan(700);
    expect(run.reported).toHaveLength(1);
    expect(run.result ?? run.error).toBeUndefined();
  });

  it.each<[string, unknown, boolean]>([
    ["a fault", fault("evaluation", "x is not defined"), true],
    ["a file", new NacreError("NACRE_RUNTIME_NOT_LOADED", { container: "shell" }), true],
    ["a bad snapshot", new NacreError("NACRE_CONTRACT_UNKNOWN_SCHEMA", { what: "s", found: 2, supported: 1 }), false],
    ["the application's own error", new TypeError("x is not a function"), false],
    ["something thrown that is no error", "no", false],
  ])("%s", async (_, error, again) => {
    const run = await insistOn([{ ms: 10, fails: error }, ok]);
    expect(run.tries).toHaveLength(again ? 2 : 1);
    expect(run.reported).toEqual(again ? [error] : []);
    expect(run.error).toBe(again ? undefined : error);
    expect(run.waiting).toBe(0);
  });
});

it("without a network, waits for one, and tries nothing meanwhile", async () => {
  const clock = new VirtualTime();
  const online = async (): Promise<void> => (clock.time < 60_000 ? clock.sleep(60_000 - clock.time) : undefined);
  const run = await insistOn([lost, ok], { online }, clock);
  expect(run.tries).toEqual([
    { at: 0, failed: 0 },
    { at: 60_000, failed: 1 },
  ]);
});

it("whatever fails, whatever the chance: a wait is at most 200 ms x 2^k and 5 s, tries follow each other, no timer stays", async () => {
  const failing = fc.oneof(
    fc.constant<Outcome>("hangs"),
    fc.record({
      ms: fc.nat(3000),
      fails: fc.constantFrom<unknown>(fault("network", "reset"), fault("http", "503", { status: 503 })),
    }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(failing, { maxLength: 12 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      fc.integer({ min: 1, max: 4000 }),
      async (failures, chance, within) => {
        const run = await insistOn([...failures, { ms: 0 }], { random: () => chance, within });
        expect(run).toMatchObject({ result: "here", waiting: 0 });
        expect(run.tries.map(({ failed }) => failed)).toEqual(Array.from({ length: failures.length + 1 }, (_, i) => i));
        expect(run.reported).toHaveLength(Math.min(1, failures.length));
        for (const [k, failure] of failures.entries()) {
          const took = failure === "hangs" ? within : Math.min(within, failure.ms);
          const waited = run.tries[k + 1]!.at - run.tries[k]!.at - took;
          expect(waited).toBeGreaterThanOrEqual(-0.001);
          expect(waited).toBeLessThanOrEqual(Math.min(5000, 200 * 2 ** k));
        }
      },
    ),
    { numRuns: 300 },
  );
});
