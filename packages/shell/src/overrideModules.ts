import type { Reference } from "@nacre/contract";
import type { Runtime, RuntimeEvent } from "@nacre/runtime";

/** Modules that are used in place of remotes: `{ "components/Button": () => import("./Button.tsx") }`. */
export type Overrides = Readonly<Record<Reference, () => unknown>>;

/**
 * A runtime in which some references mean other modules: local ones, a mock, a rewrite. Whatever asks it for them, by
 * `remote()`, `useRemote`, a page or a slot, gets these; all else goes to the runtime that it is made of. What a build
 * imports statically (`import Button from "components/Button"`) is bound by the plan, and stays.
 *
 * @example
 * const runtime = overrideModules(findRuntime(), { "components/Button": () => import("./Button.tsx") });
 */
export function overrideModules(runtime: Runtime, overrides: Overrides): Runtime {
  const listeners = new Set<(event: RuntimeEvent) => void>();
  const ready = new Map<Reference, { exports: unknown }>();
  const tell = (type: "load" | "evaluate", reference: Reference): void =>
    listeners.forEach((listener) => listener({ type, reference, ms: 0 }));

  async function loadOverride(reference: Reference, source: () => unknown): Promise<() => unknown> {
    const module = ready.get(reference) ?? { exports: await source() };
    ready.set(reference, module);
    tell("load", reference);
    return () => {
      tell("evaluate", reference);
      return module.exports;
    };
  }

  const load = (reference: Reference): Promise<() => unknown> => {
    const source = overrides[reference];
    return source ? loadOverride(reference, source) : runtime.load(reference);
  };
  return {
    version: runtime.version,
    get snapshot() {
      return runtime.snapshot;
    },
    load,
    import: async (reference) => (await load(reference))(),
    peek: (reference) => (overrides[reference] ? ready.get(reference) : runtime.peek(reference)),
    preload: (references) => runtime.preload(references.filter((reference) => !overrides[reference])),
    adopt: (snapshot) => runtime.adopt(snapshot),
    on(listener) {
      listeners.add(listener);
      const stop = runtime.on(listener);
      return () => {
        listeners.delete(listener);
        stop();
      };
    },
    container: (name) => runtime.container(name),
  };
}
