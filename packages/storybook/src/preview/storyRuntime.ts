import { formatReference, parseReference, type BuildId, type Reference } from "@nacre/contract";
import type { Runtime } from "@nacre/runtime";
import type { NacreParameters } from "../parameters.ts";
import type { Page } from "./createPage.ts";
import { injectFault } from "./injectFault.ts";

/**
 * The page's runtime as one story sees it: some names mean other builds, some modules are sources or misbehave. It waits
 * until the page's builds are known, so stories may be rendered before.
 *
 * @param onAsk hears which modules are wanted, by the names that they have for the page
 */
export function storyRuntime(
  page: Page,
  { pin = {}, faults = {} }: NacreParameters,
  onAsk: (reference: Reference) => void,
): Runtime {
  const { runtime, setup, isLocal } = page;
  const pins = new Map<string, Promise<BuildId>>();
  const pinned = new Map<string, BuildId>();
  const replaced = new Map(isLocal ? Object.entries<() => unknown>(setup.local) : []);
  const settled = new Map<Reference, { exports: unknown }>();
  for (const [reference, fault] of Object.entries(faults)) {
    const real = replaced.get(reference) ?? (() => loadReal(reference).then((evaluate) => evaluate()));
    replaced.set(
      reference,
      injectFault(fault, async () => real()),
    );
  }

  async function load(reference: Reference): Promise<() => unknown> {
    const source = replaced.get(reference);
    if (!source) return loadReal(reference);
    onAsk(reference);
    const exports = await source();
    settled.set(reference, { exports });
    return () => exports;
  }

  async function loadReal(reference: Reference): Promise<() => unknown> {
    const actual = await resolve(reference);
    onAsk(actual);
    return runtime.load(actual);
  }

  /** With the build that the story wants of it. */
  async function resolve(reference: Reference): Promise<Reference> {
    await page.ready();
    const { name, build } = parseReference(reference);
    const wanted = pin[name];
    if (wanted === undefined || build !== undefined) return reference;
    if (!pins.has(name)) pins.set(name, page.pin(name, wanted));
    // A failure is not kept: the next load tries again.
    const id = await pins.get(name)!.finally(() => pinned.has(name) || pins.delete(name));
    pinned.set(name, id);
    return known(reference)!;
  }

  /** `undefined` until the build that the story wants is there. */
  function known(reference: Reference): Reference | undefined {
    const { name, build, expose } = parseReference(reference);
    if (pin[name] === undefined || build !== undefined) return reference;
    const id = pinned.get(name);
    return id && formatReference({ name, build: id, expose });
  }

  function peek(reference: Reference): { exports: unknown } | undefined {
    if (replaced.has(reference)) return settled.get(reference);
    const actual = known(reference);
    const found = actual === undefined ? undefined : runtime.peek(actual);
    if (found) onAsk(actual!);
    return found;
  }

  return {
    version: runtime.version,
    get snapshot() {
      return runtime.snapshot;
    },
    load,
    import: async (reference) => (await load(reference))(),
    peek,
    async preload(references) {
      const actual = await Promise.allSettled(references.filter((each) => !replaced.has(each)).map(resolve));
      const found = actual.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
      found.forEach(onAsk);
      await runtime.preload(found);
    },
    adopt: (snapshot) => runtime.adopt(snapshot),
    on: (listener) => runtime.on(listener),
    container: (name) => ({ init: async () => {}, get: (expose) => load(name + expose.slice(1)) }),
  };
}
