import type { Runtime } from "@nacre/runtime";
import { createContext, useContext, type ReactNode } from "react";
import { findRuntime } from "./findRuntime.ts";

const RuntimeContext = createContext<Runtime | undefined>(undefined);

export interface RuntimeProviderProps {
  runtime: Runtime;
  children?: ReactNode;
}

/**
 * Gives everything below it a runtime. A page that the boot started needs none: its runtime is found by itself. For
 * tests, Storybook, and servers that hold one runtime per request.
 *
 * @example
 * <RuntimeProvider runtime={createTestRuntime({ remotes })}><App /></RuntimeProvider>
 */
export function RuntimeProvider({ runtime, children }: RuntimeProviderProps): ReactNode {
  return <RuntimeContext value={runtime}>{children}</RuntimeContext>;
}

/**
 * The runtime of the nearest `RuntimeProvider`, else the page's.
 *
 * @throws NacreError `NACRE_RUNTIME_NO_RUNTIME`
 * @example
 * const { environment } = useRuntime().snapshot;
 */
export function useRuntime(): Runtime {
  return useContext(RuntimeContext) ?? findRuntime();
}
