import { NacreError, type ShareKey } from "@nacre/contract";
import { createElement, type ComponentType, type ReactElement } from "react";

/** What stands behind a reference in a test: called for every load. A module, a component, or a promise of one. */
export type RemoteSource = () => unknown;

/** A remote that misbehaves until it is healed. */
export interface Fault {
  (): unknown;
  /** From the next load on it is this. */
  heal(module: unknown): void;
}

/**
 * A remote that cannot be loaded, as when its server is down.
 *
 * @example
 * const button = missing();
 * const runtime = createTestRuntime({ remotes: { "components/Button": button } });
 * // ... the place of the button shows an alert ...
 * button.heal({ default: Button });
 */
export function missing(): Fault {
  return throwsOnLoad(new Error("not found (a fault of this test)"));
}

/** A remote whose load fails with this error. */
export function throwsOnLoad(error: unknown): Fault {
  let load = (): unknown => {
    throw error;
  };
  return Object.assign(() => load(), {
    heal: (module: unknown) => {
      load = () => module;
    },
  });
}

/**
 * A remote that needs a shared module in a version which nobody on the page provides: the plan chose nothing for it.
 *
 * @param key of the shared module, `react` by default
 */
export function badVersion(key: ShareKey = "react"): Fault {
  return throwsOnLoad(new NacreError("NACRE_PLAN_NO_SATISFYING_VERSION", { container: "test", key, range: "^0.0.0" }));
}

/** A remote that is loaded, and whose component throws this error when it is rendered. */
export function throwsOnRender(error: unknown): Fault {
  let current: ComponentType = () => {
    throw error;
  };
  const Current = (props: object): ReactElement => createElement(current, props);
  return Object.assign(() => ({ default: Current }), {
    heal: (module: unknown) => {
      current = (module as { default: ComponentType }).default;
    },
  });
}

/** A remote that is on its way until the test says otherwise. */
export interface Slow {
  (): Promise<unknown>;
  /** Every load that waits, and every later one, gets this module. */
  arrive(module: unknown): void;
  /** Every load that waits fails; later ones wait anew. */
  fail(error: unknown): void;
}

/**
 * A remote that takes as long as the test wants: no clock, no sleep.
 *
 * @example
 * const button = slow();
 * // ... the fallback is there ...
 * button.arrive({ default: Button });
 */
export function slow(): Slow {
  let arrival = defer();
  return Object.assign(() => arrival.promise, {
    arrive: (module: unknown) => arrival.resolve(module),
    fail: (error: unknown) => {
      arrival.reject(error);
      arrival = defer();
    },
  });
}

interface Deferred {
  promise: Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

function defer(): Deferred {
  const deferred = {} as Deferred;
  deferred.promise = new Promise((resolve, reject) => Object.assign(deferred, { resolve, reject }));
  return deferred;
}
