import { NacreError } from "@nacre/contract";
import { useSyncExternalStore } from "react";
import { factsOf, fit, type Definition, type Facts } from "./claim.ts";

/**
 * Services by name, for those who want them typed everywhere: augment it.
 *
 * @example
 * declare module "@nacre/shell" {
 *   interface Services { notifications: { show(text: string): void } }
 * }
 */
// oxlint-disable-next-line typescript/no-empty-object-type -- applications add to it
export interface Services {}

type ServiceOf<Name extends string> = Name extends keyof Services ? Services[Name] : unknown;

interface Provided {
  facts: Facts;
  service: unknown;
}

interface Board {
  provided: Map<string, Provided>;
  listeners: Set<() => void>;
}

/** On the global, for two copies of this package. */
const key: unique symbol = Symbol.for("nacre.services") as never;

/**
 * Offers something to all builds of the page: the session, navigation, notifications. What is offered later under the same
 * name takes its place, and whoever uses it renders anew. A server that answers several requests in one process has one for
 * all of them: offer there only what does not depend on who asks.
 *
 * @param definition the shape of the service, as for `sharedStore`
 * @returns the function that takes the offer back
 * @example
 * provideService("notifications", { schema: 1 }, { show: (text) => toast(text) });
 */
export function provideService<Name extends string>(
  name: Name,
  definition: Definition,
  service: ServiceOf<Name>,
): () => void {
  const { provided, listeners } = board();
  const own: Provided = { facts: factsOf(definition, provideService), service };
  const change = (next: Provided | undefined): void => {
    if (next) provided.set(name, next);
    else provided.delete(name);
    for (const listener of listeners) listener();
  };
  change(own);
  return () => {
    if (provided.get(name) === own) change(undefined);
  };
}

/**
 * What another build offers under a name. Its type comes from `Services`, or is given: `useService<Session>("session", ...)`.
 *
 * @param definition the shape that the calling code was written for
 * @throws NacreError `NACRE_SHELL_NO_SERVICE`, `NACRE_SHELL_SERVICE_MISMATCH`: to the boundary around
 * @example
 * const { show } = useService("notifications", { schema: 1 });
 */
export function useService<Name extends keyof Services>(name: Name, definition: Definition): Services[Name];
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- given by whoever does not augment Services
export function useService<Service>(name: string, definition: Definition): Service;
export function useService(name: string, definition: Definition): unknown {
  const read = (): Provided | undefined => board().provided.get(name);
  const found = useSyncExternalStore(subscribe, read, read);
  if (!found) throw new NacreError("NACRE_SHELL_NO_SERVICE", { service: name, known: [...board().provided.keys()] });
  const wanted = { schema: definition.schema, accepts: definition.accepts ?? [definition.schema] };
  if (!fit(found.facts, wanted))
    throw new NacreError("NACRE_SHELL_SERVICE_MISMATCH", {
      service: name,
      provided: found.facts,
      // oxlint-disable-next-line react/hooks -- where it was called, not a call
      wanted: factsOf(definition, useService),
    });
  return found.service;
}

function subscribe(listener: () => void): () => void {
  const { listeners } = board();
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function board(): Board {
  const world = globalThis as { [key]?: Board };
  return (world[key] ??= { provided: new Map(), listeners: new Set() });
}
