import { NacreError } from "@nacre/contract";
import { useEffect, useEffectEvent } from "react";
import { claim, factsOf, type Definition } from "./claim.ts";

export interface SharedChannelOptions extends Definition {
  /** How many of the last events a subscriber gets that comes late. None by default; of several definitions the most. */
  replay?: number;
}

/** Events that builds tell each other. */
export interface SharedChannel<Event> {
  /** Tells everyone who listens, in the order in which they subscribed. A listener that throws does not stop the others. */
  emit(event: Event): void;
  /** Hears every event from now on, and before that the last ones. Returns the function that stops it. */
  subscribe(listener: (event: Event) => void): () => void;
}

interface Channel extends SharedChannel<unknown> {
  keep(count: number): void;
}

/**
 * Events between builds that do not know each other: one channel per name and page, however many builds define it. For
 * state use `sharedStore`; for something to call, a service.
 *
 * @throws NacreError `NACRE_SHELL_CHANNEL_MISMATCH`, as for `sharedStore`
 * @example
 * const orders = sharedChannel<{ placed: string }>("orders", { schema: 1, replay: 1 });
 * orders.emit({ placed: "order-17" });
 */
export function sharedChannel<Event>(
  name: string,
  { replay = 0, ...definition }: SharedChannelOptions,
): SharedChannel<Event> {
  const channel = claim<Channel>("channel", name, factsOf(definition, sharedChannel), {
    make: createChannel,
    mismatch: (owner, other) =>
      new NacreError("NACRE_SHELL_CHANNEL_MISMATCH", { channel: name, owner, definition: other }),
  });
  channel.keep(replay);
  return channel as SharedChannel<Event>;
}

/**
 * Listens while the component is on the page. The listener sees the latest props and state, and need not be the same
 * function at every render.
 *
 * @example
 * useChannel(orders, ({ placed }) => setLast(placed));
 */
export function useChannel<Event>(channel: SharedChannel<Event>, listener: (event: Event) => void): void {
  const onEvent = useEffectEvent(listener);
  useEffect(() => channel.subscribe((event) => onEvent(event)), [channel]);
}

function createChannel(): Channel {
  const listeners = new Set<(event: unknown) => void>();
  let kept: unknown[] = [];
  let most = 0;
  return {
    emit(event) {
      kept = most > 0 ? [...kept, event].slice(-most) : [];
      for (const listener of listeners) hand(listener, event);
    },
    subscribe(listener) {
      const own = (event: unknown): void => listener(event); // One function may listen twice.
      for (const event of kept) hand(own, event);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    keep: (count) => void (most = Math.max(most, count)),
  };
}

function hand(listener: (event: unknown) => void, event: unknown): void {
  try {
    listener(event);
  } catch (error) {
    reportError(error);
  }
}
