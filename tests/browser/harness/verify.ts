import { judgeCorpus } from "../../../packages/contract/test/corpus/judgeCorpus.ts";
import { badSignatures } from "../../../packages/runtime/test/corpus/badSignatures.ts";
import { goodSignatures } from "../../../packages/runtime/test/corpus/goodSignatures.ts";

// Bundled into a page: what the unit tests do in Node.
async function verify(): Promise<unknown> {
  return { good: await goodSignatures(), bad: await judgeCorpus(await badSignatures()) };
}

Object.assign(globalThis, { report: verify() });
