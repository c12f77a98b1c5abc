import { readSnapshot } from "../signing/readSnapshot.ts";

/** What watching for deployments asks of the world around it. */
export interface UpdatesWorld {
  /** The parsed JSON behind an address. */
  read(url: string): Promise<unknown>;
  /** Calls once after so many milliseconds; gives the function that cancels it. */
  timer(ms: number, done: () => void): () => void;
  /** Whether anybody can see the page. */
  visible(): boolean;
  /** Calls whenever the page may have come into view; gives the function that stops it. */
  onVisible(listener: () => void): () => void;
  /** Whether a document can be loaded now, as far as is known. */
  online(): boolean;
  /** Leaves this document for the one at an address. Default: the address of this one. */
  load(href?: string, replace?: boolean): void;
  /** Keeps a number for the documents that follow in this tab; `recall` gives it, or 0. */
  remember(key: string, n: number): void;
  recall(key: string): number;
}

/** The page itself. */
export const pageWorld: UpdatesWorld = {
  read: readSnapshot,
  timer(ms, done) {
    const timer = setTimeout(done, ms);
    return () => clearTimeout(timer);
  },
  visible: () => document.visibilityState === "visible",
  onVisible(listener) {
    document.addEventListener("visibilitychange", listener);
    return () => document.removeEventListener("visibilitychange", listener);
  },
  online: () => navigator.onLine,
  load(href = location.href, replace = true) {
    const { href: target } = new URL(href, document.baseURI);
    if (withoutHash(target) !== withoutHash(location.href)) {
      if (replace) location.replace(target);
      else location.assign(target);
      return;
    }
    // An address that differs in its hash alone loads nothing, and the router would hear of it.
    if (target !== location.href) history[replace ? "replaceState" : "pushState"](null, "", target);
    location.reload();
  },
  remember(key, n) {
    try {
      sessionStorage.setItem(key, String(n));
    } catch {
      // A browser that keeps nothing: the page is only told again.
    }
  },
  recall(key) {
    try {
      return Number(sessionStorage.getItem(key)) || 0;
    } catch {
      return 0;
    }
  },
};

function withoutHash(url: string): string {
  return url.replace(/#.*/, "");
}
