import type { Inside } from "./Case.ts";

/** An environment in which an application has started, or tried to. */
export interface Host extends AsyncDisposable {
  /** Errors that nobody caught, and failures that the runtime reports. */
  readonly complaints: readonly string[];
  run<Result>(
    work: (inside: Inside, argument: unknown) => Result | Promise<Result>,
    argument: unknown,
  ): Promise<Result>;
}
