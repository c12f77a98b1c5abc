import { useSyncExternalStore } from "react";

/** From the one that was opened first to the one on top of all. */
let open: readonly HTMLDialogElement[] = [];
const listeners = new Set<() => void>();

/**
 * Says that a modal dialog is on top of the page.
 *
 * @returns Takes that back.
 */
export function enterTop(dialog: HTMLDialogElement): () => void {
  change([...open, dialog]);
  return () => change(open.filter((other) => other !== dialog));
}

/**
 * The modal dialog that is on top. What opens over the page belongs into it: everything outside of it is inert, and
 * behind it.
 */
export function useTopDialog(): HTMLDialogElement | undefined {
  return useSyncExternalStore(subscribe, () => open.at(-1), noDialog);
}

function change(next: readonly HTMLDialogElement[]): void {
  open = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function noDialog(): undefined {}
