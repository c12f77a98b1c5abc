import type { catalogue } from "./catalogue.ts";

/** Area, then fact: `NACRE_PLAN_NO_SATISFYING_VERSION`. Every code has a sentence in the catalogue. */
export type ErrorCode = keyof typeof catalogue;

/** What the sentence of a code is made of. More may be given than the sentence uses. */
export type DetailsOf<Code extends ErrorCode> = Parameters<(typeof catalogue)[Code]>[0];

const brand: symbol = Symbol.for("nacre.error");

/**
 * The one error class of Nacre. It carries facts, not prose, so that a page need not ship sentences: `explainError` has them.
 *
 * @example
 * throw new NacreError("NACRE_CONTRACT_BAD_REFERENCE", { reference: "../Button" });
 */
export class NacreError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code;
  readonly details: Readonly<Record<string, unknown>>;

  /**
   * @param code From the catalogue.
   * @param details Plain data, as the code's entry in the catalogue asks.
   * @param options `cause`: what was caught.
   */
  constructor(code: Code, details: DetailsOf<Code>, options?: { cause?: unknown }) {
    super(`${code} ${JSON.stringify(details)}`, options);
    this.name = "NacreError";
    this.code = code;
    this.details = details;
    Object.defineProperty(this, brand, { value: true });
  }
}

/**
 * Whether a caught value is an error of Nacre, made by this copy of the package or by another one on the page.
 *
 * @param code Only this one.
 * @example
 * if (isNacreError(error, "NACRE_RUNTIME_FILE_FAILED")) retry(error.details["url"]);
 */
export function isNacreError<Code extends ErrorCode = ErrorCode>(
  error: unknown,
  code?: Code,
): error is NacreError<Code> {
  if (typeof error !== "object" || error === null || !(brand in error)) return false;
  return code === undefined || (error as NacreError).code === code;
}

/**
 * States what must be true unless Nacre itself is wrong. Not for what a user wrote: that is a `NacreError`.
 *
 * @throws Error which asks for a report.
 * @example
 * invariant(chunk !== undefined, "a checked manifest names only chunks that it has");
 */
export function invariant(condition: unknown, fact: string): asserts condition {
  if (!condition) throw new Error(`A bug in Nacre, please report it: ${fact}`);
}
