import type { Reference } from "@nacre/contract";
import type { TestRuntimeOptions } from "@nacre/testing/runtime";

/** What can go wrong with a remote in a story; each is the fault of `@nacre/testing` that has its name. */
export type FaultName = "slow" | "missing" | "throwsOnLoad" | "throwsOnRender" | "badVersion";

/** A fault, and how long it lasts. */
export interface StoryFault {
  fault: FaultName;
  /** So many loads meet it, then the module is there. Default: all. Not with `slow` and `throwsOnRender`. */
  times?: number;
  /** Milliseconds that a `slow` one takes. Default: for ever. */
  ms?: number;
}

/** `parameters.nacre` of a story. */
export interface NacreParameters {
  /** Which build a remote's name means in this story: its id, or the address of its manifest or folder. */
  pin?: Record<string, string>;
  /** What goes wrong, by module: `{ "components/Button": "missing" }`. */
  faults?: Record<Reference, FaultName | StoryFault>;
  /**
   * A world of its own for this story, without any server: what `createTestRuntime` of `@nacre/testing` takes. Called when the
   * story is shown.
   */
  mocks?: () => TestRuntimeOptions;
}
