import type { Reference } from "@nacre/contract";
import type { Runtime } from "@nacre/runtime";
import type { Page } from "./createPage.ts";

/** Modules that a story has in place of remotes. */
export type Replacements = Record<Reference, () => unknown>;

/**
 * The page's runtime as one story sees it: with other modules in place of some remotes. It waits until the page's builds
 * are known, so stories may be rendered before.
 *
 * @param onAsk hears which modules are wanted
 */
export function storyRuntime(page: Page, replaced: Replacements, onAsk: (reference: Reference) => void): Runtime {
  const { runtime } = page;
  const settled = new Map<Reference, { exports: unknown }>();

  async function load(reference: Reference): Promise<() => unknown> {
    onAsk(reference);
    const source = replaced[reference];
    if (!source) {
      await page.ready();
      return runtime.load(reference);
    }
    const exports = await source();
    settled.set(reference, { exports });
    return () => exports;
  }

  return {
    version: runtime.version,
    get snapshot() {
      return runtime.snapshot;
    },
    load,
    import: async (reference) => (await load(reference))(),
    peek(reference) {
      onAsk(reference);
      return replaced[reference] ? settled.get(reference) : runtime.peek(reference);
    },
    async preload(references) {
      references.forEach(onAsk);
      await page.ready();
      await runtime.preload(references.filter((reference) => !replaced[reference]));
    },
    adopt: (snapshot) => runtime.adopt(snapshot),
    on: (listener) => runtime.on(listener),
    container: (name) => ({ init: async () => {}, get: (expose) => load(name + expose.slice(1)) }),
  };
}
