import { Large, type Corpus } from "./Corpus.ts";

/** What came of a corpus. The lists hold names of inputs, and should be empty. */
export interface Verdict {
  kind: string;
  inputs: number;
  accepted: string[];
  /** Something else was thrown than a `NacreError` with a code that was to be expected. */
  crashed: string[];
}

/** Gives every input of a corpus to what has to refuse it. */
export async function judgeCorpus({ kind, judge, inputs }: Corpus): Promise<Verdict> {
  const verdict: Verdict = { kind, inputs: Object.keys(inputs).length, accepted: [], crashed: [] };
  for (const [name, input] of Object.entries(inputs)) {
    try {
      const refusals = await judge(input instanceof Large ? input.make() : input);
      if (refusals.length === 0) verdict.accepted.push(name);
    } catch (error) {
      verdict.crashed.push(`${name}: ${String(error)}`);
    }
  }
  return verdict;
}

/** Everything that every object would have, if somebody had changed it. */
export function prototypeMembers(): string[] {
  return [...Object.getOwnPropertyNames(Object.prototype), ...Object.getOwnPropertyNames(Array.prototype)].sort();
}
