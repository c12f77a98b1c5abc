import { explainError } from "@nacre/contract";
import type { Diagnostic } from "@nacre/contract";

/** A diagnostic before it has words, for where sentences would weigh. */
export type Finding = Omit<Diagnostic, "message">;

/** Puts a finding into words. */
export function toDiagnostic(finding: Finding): Diagnostic {
  return { ...finding, message: explainError(finding) };
}
