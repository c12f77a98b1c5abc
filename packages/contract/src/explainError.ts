import { catalogue } from "./catalogue.ts";
import type { ErrorCode } from "./errors.ts";

/**
 * The sentence for an error or a diagnostic. Kept apart from `NacreError` so that a page need not ship it.
 *
 * @param error A `NacreError`, or the code and details of one that crossed a network.
 * @example
 * console.error(explainError(error)); // "checkout" needs react ^19.0.0 as a singleton; "shell" provides 18.3.1. ...
 */
export function explainError(error: { code: ErrorCode; details: Readonly<Record<string, unknown>> }): string {
  const sentence = catalogue[error.code] as (details: Readonly<Record<string, unknown>>) => string;
  return sentence(error.details);
}
