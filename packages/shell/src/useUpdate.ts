import type { Updates } from "@nacre/runtime/updates";
import { createContext, use, useMemo, useSyncExternalStore, type Context } from "react";

export const UpdatesContext: Context<Updates | undefined> = createContext<Updates | undefined>(undefined);

/** What `useUpdate` gives. The functions stay the same. */
export interface Update {
  /** Something was deployed since this page was loaded. The next navigation adopts it, unless somebody defers. */
  available: boolean;
  /**
   * Loads this page anew, with what was deployed. Does nothing while somebody defers, nothing is available, or the browser is
   * offline; says whether it did.
   */
  adopt: () => boolean;
  /** From now on navigations stay in this document, until the function that it gives is called. */
  defer: () => () => void;
}

/**
 * Deployments under an open page. The shell watches for them (`updates` of `createShellRouter`); where it does not, nothing is
 * ever available. A page keeps the snapshot that it was loaded with. A newer one is adopted by the next navigation to another
 * page, which then loads a document: what is not kept elsewhere is gone. So a page with unsaved work defers.
 *
 * @example
 * const { defer } = useUpdate();
 * useEffect(() => (dirty ? defer() : undefined), [dirty, defer]);
 * @example
 * const { available, adopt } = useUpdate();
 * return available && <button onClick={adopt}>There is a new version: load it now</button>;
 */
export function useUpdate(): Update {
  const updates = use(UpdatesContext);
  const functions = useMemo(() => functionsOf(updates), [updates]);
  const available = useSyncExternalStore(functions.subscribe, functions.isAvailable, no);
  return useMemo(() => ({ available, adopt: functions.adopt, defer: functions.defer }), [available, functions]);
}

interface Functions extends Pick<Update, "adopt" | "defer"> {
  subscribe: (listener: () => void) => () => void;
  isAvailable: () => boolean;
}

function functionsOf(updates: Updates | undefined): Functions {
  return {
    subscribe: (listener) => updates?.subscribe(listener) ?? nothing,
    isAvailable: () => updates?.available !== undefined,
    adopt: () => updates?.adopt() ?? false,
    defer: () => updates?.defer() ?? nothing,
  };
}

function no(): boolean {
  return false;
}

function nothing(): void {}
