import { generate, generators } from "../../../packages/contract/test/corpus/generators.ts";
import { corpora } from "../../../packages/contract/test/corpus/index.ts";
import { judgeCorpus, prototypeMembers, type Verdict } from "../../../packages/contract/test/corpus/judgeCorpus.ts";

// Bundled into a page: what the unit tests do in Node.
async function judge(): Promise<unknown> {
  const members = prototypeMembers().join();
  const verdicts: Verdict[] = [];
  for (const corpus of corpora) verdicts.push(await judgeCorpus(corpus));
  const named = (lists: "accepted" | "crashed"): string[] =>
    verdicts.flatMap((verdict) => verdict[lists].map((name) => `${verdict.kind}: ${name}`));
  return {
    accepted: [...named("accepted"), ...generators.flatMap((generator) => generate(generator) ?? [])],
    crashed: named("crashed"),
    named: verdicts.reduce((sum, { inputs }) => sum + inputs, 0),
    generated: generators.reduce((sum, { runs }) => sum + runs, 0),
    prototypes: prototypeMembers().join() === members,
  };
}

Object.assign(globalThis, { report: judge() });
