import type { NacreParameters } from "@nacre/storybook";
import type { TestRuntimeOptions } from "@nacre/testing/runtime";

/** Parameters of a story that has a world of its own, made anew each time that it is shown. */
export function world(mocks: () => TestRuntimeOptions): { nacre: NacreParameters } {
  return { nacre: { mocks } };
}
