import { expect, test } from "vitest";
import { generate, generators } from "./corpus/generators.ts";
import { corpora } from "./corpus/index.ts";
import { judgeCorpus, prototypeMembers } from "./corpus/judgeCorpus.ts";

test.each(corpora.map((corpus) => [corpus.kind, corpus] as const))(
  "of the bad inputs for %s none is accepted, and none crashes",
  async (_, corpus) => {
    const members = prototypeMembers();
    expect(await judgeCorpus(corpus)).toMatchObject({ accepted: [], crashed: [] });
    expect(prototypeMembers()).toEqual(members);
    expect(Object.prototype).not.toHaveProperty("polluted");
  },
  60_000,
);

test("there are at least 400 bad inputs, each with a name of its own", () => {
  const count = corpora.reduce((sum, { inputs }) => sum + Object.keys(inputs).length, 0);
  expect(count).toBeGreaterThanOrEqual(400);
});

test.each(generators.map((generator) => [generator.kind, generator] as const))(
  "generated: %s",
  (_, generator) => {
    expect(generate(generator)).toBeUndefined();
    expect(Object.prototype).not.toHaveProperty("polluted");
  },
  60_000,
);

test("at least 10,000 bad inputs are generated", () => {
  expect(generators.reduce((sum, { runs }) => sum + runs, 0)).toBeGreaterThanOrEqual(10_000);
});
