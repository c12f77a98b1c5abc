import { afterAll, describe, expect, test } from "vitest";
import { buildCase, type BuiltCase } from "./buildCase.ts";
import { bundlers, environments, type Bundler, type Environment } from "./Case.ts";
import { findCases, type FoundCase, type Sentence } from "./findCases.ts";
import { findLimit } from "./limits.ts";
import { tabs } from "./openChromium.ts";
import { runCase } from "./runCase.ts";

/** What a test proves, for the report. */
export interface Proof {
  sentence: number;
  /** Of the sentence. */
  title: string;
  bundler: Bundler;
  environment: Environment;
  case: string;
  /** Why it has to fail. */
  limit?: string;
}

declare module "vitest" {
  interface TaskMeta {
    proof?: Proof;
  }
}

/** Defines the tests of one bundler: each sentence of the specification, each of its cases, each environment. */
export async function defineSuite(bundler: Bundler): Promise<void> {
  const sentences = await findCases();
  afterAll(() => tabs.close());
  for (const sentence of sentences)
    describe(`${sentence.number}. ${sentence.text}`, () => {
      for (const found of sentence.cases)
        if ((found.definition.bundlers ?? bundlers).includes(bundler)) defineCaseTests(found, sentence, bundler);
    });
}

function defineCaseTests(found: FoundCase, sentence: Sentence, bundler: Bundler): void {
  const { id, definition } = found;
  let built: Promise<BuiltCase> | undefined;
  describe(`${definition.title} (${id})`, () => {
    for (const environment of definition.environments ?? environments) {
      const limit = findLimit(id, bundler, environment);
      const { number, title } = sentence;
      const proof: Proof = { sentence: number, title, bundler, environment, case: id };
      if (limit) proof.limit = limit.reason;
      test(`${bundler}, ${environment}`, { meta: { proof } }, async () => {
        built ??= buildCase(found, bundler);
        const run = runCase(await built, definition, environment);
        if (limit) await expect(run, `the limit "${limit.reason}"`).rejects.toThrow(new RegExp(limit.error));
        else await run;
      });
    }
  });
}
