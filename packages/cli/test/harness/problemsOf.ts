import { ProblemsError } from "@nacre/cli";
import type { NacreError } from "@nacre/contract";
import { expect } from "vitest";

/** Why something was refused. That it was refused, and in words that one can read, is part of every test that asks. */
export async function problemsOf(started: Promise<unknown>): Promise<readonly NacreError[]> {
  const error = await started.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProblemsError)) throw new Error("It should have been refused.", { cause: error });
  expect(error.message).not.toMatch(/undefined|\[object/);
  return error.problems;
}
