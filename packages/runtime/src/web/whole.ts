import { completeSnapshot } from "./completeSnapshot.ts";
import { changeRecovery } from "./handOver.ts";
import { findRuntime } from "./installRuntime.ts";

// Stands in the HTML of pages that hold a part of their snapshot: directly behind the boot.
const runtime = findRuntime();
if (runtime)
  changeRecovery(
    completeSnapshot(runtime, {
      pathname: location.pathname,
      // Not with a low priority: Chromium would hold it back until the page's files are there.
      get: async ({ url, integrity }) => (await fetch(url, { integrity })).json() as Promise<unknown>,
      timer: (ms, done) => void setTimeout(done, ms),
      report: reportError,
    }),
  );
