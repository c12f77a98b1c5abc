import { explainError, isNacreError } from "@nacre/contract";

declare const process: { env: { NODE_ENV?: string } };

/** The message of an error. Development builds have sentences for those of the catalogue, production their facts. */
export function wordsOf(error: unknown): string | undefined {
  if (process.env.NODE_ENV !== "production" && isNacreError(error)) return `${error.code}: ${explainError(error)}`;
  return error instanceof Error ? error.message : undefined;
}
