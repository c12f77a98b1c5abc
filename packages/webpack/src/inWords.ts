import { explainError, isNacreError } from "@nacre/contract";

/**
 * Runs something whose errors a bundler prints: their message becomes the whole sentence.
 *
 * @throws what `run` throws
 */
export function inWords<Result>(run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    if (isNacreError(error)) error.message = `${error.code}: ${explainError(error)}`;
    throw error;
  }
}
