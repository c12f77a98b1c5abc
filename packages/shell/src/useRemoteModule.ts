import type { Reference } from "@nacre/contract";
import type { Runtime } from "@nacre/runtime";
import { useCallback, useState } from "react";
import { remoteModule, type RemoteModule } from "./remoteModule.ts";

interface Held {
  runtime: Runtime;
  reference: Reference;
  module: RemoteModule;
}

/**
 * The module for one place on the page, and a function that asks for it again. Call it above the Suspense boundary, where
 * state survives the waiting: a failure has to reach its boundary although nobody else keeps it.
 */
export function useRemoteModule(runtime: Runtime, reference: Reference): [module: RemoteModule, reload: () => void] {
  const [held, hold] = useState(() => take(runtime, reference));
  const reload = useCallback(() => hold(take(runtime, reference)), [runtime, reference]);
  if (held.runtime === runtime && held.reference === reference) return [held.module, reload];
  const next = take(runtime, reference);
  hold(next);
  return [next.module, reload];
}

function take(runtime: Runtime, reference: Reference): Held {
  return { runtime, reference, module: remoteModule(runtime, reference) };
}
