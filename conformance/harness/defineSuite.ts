import { afterAll, describe, test } from "vitest";
import { buildCase, type BuiltCase } from "./buildCase.ts";
import { bundlers, environments, type Bundler, type Environment } from "./Case.ts";
import { findCases, type FoundCase } from "./findCases.ts";
import { findLimit } from "./limits.ts";
import { tabs } from "./openChromium.ts";
import { runCase } from "./runCase.ts";

/** What a test proves, for the report. */
export interface Proof {
  sentence: number;
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
  for (const { number, text, cases } of sentences)
    describe(`${number}. ${text}`, () => {
      for (const found of cases)
        if ((found.definition.bundlers ?? bundlers).includes(bundler)) defineCaseTests(found, number, bundler);
    });
}

function defineCaseTests(found: FoundCase, sentence: number, bundler: Bundler): void {
  const { id, definition } = found;
  let built: Promise<BuiltCase> | undefined;
  describe(`${definition.title} (${id})`, () => {
    for (const environment of definition.environments ?? environments) {
      const limit = findLimit(id, bundler, environment);
      const proof: Proof = { sentence, bundler, environment, case: id, ...(limit && { limit: limit.reason }) };
      test(`${bundler}, ${environment}`, { meta: { proof }, fails: limit !== undefined }, async () => {
        built ??= buildCase(found, bundler);
        await runCase(await built, definition, environment);
      });
    }
  });
}
