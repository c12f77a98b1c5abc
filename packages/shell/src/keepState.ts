import type { StoreApi } from "zustand";
import type { Definition } from "./claim.ts";

/** How a shared store is kept in the browser. */
export interface KeepOptions<State> {
  /** Under which name it is kept: `nacre.` and the store's by default. */
  key?: string;
  /** What of the state is kept. All of it by default; functions never are. */
  pick?: (state: State) => unknown;
  /**
   * Reads what was kept, which may be of an older schema or not be what one wrote. `undefined` leaves the state as it is. By
   * default what an accepted schema wrote is taken as it is.
   */
  restore?: (kept: unknown, schema: number) => Partial<State> | undefined;
}

interface Kept {
  schema: number;
  state: unknown;
}

/** Takes over what an earlier visit or another tab has kept, and keeps every change. Does nothing on a server. */
export function keepState<State>(
  store: Pick<StoreApi<State>, "getState" | "setState" | "subscribe">,
  { name, schema, accepts = [schema] }: Definition & { name: string },
  { key = `nacre.${name}`, pick = (state) => state, restore }: KeepOptions<State>,
): void {
  if (typeof document === "undefined") return;
  let writing = true;
  const read = (text: string | null): void => {
    const kept = parse(text);
    if (!kept) return;
    const taken = accepts.includes(kept.schema) ? (kept.state as Partial<State>) : undefined;
    const state = restore ? restore(kept.state, kept.schema) : taken;
    if (typeof state !== "object" || state === null) return;
    writing = false; // It stands there already, and another tab would hear an echo.
    store.setState(state);
    writing = true;
  };
  read(localStorage.getItem(key));
  store.subscribe((state) => {
    if (writing) localStorage.setItem(key, JSON.stringify({ schema, state: pick(state) } satisfies Kept));
  });
  addEventListener("storage", (event) => {
    if (event.key === key) read(event.newValue);
  });
}

function parse(text: string | null): Kept | undefined {
  try {
    const kept = JSON.parse(text ?? "null") as Partial<Kept> | null;
    return typeof kept?.schema === "number" ? { schema: kept.schema, state: kept.state } : undefined;
  } catch {
    return undefined;
  }
}
