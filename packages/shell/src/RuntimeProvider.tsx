import type { Runtime } from "@nacre/runtime";
import { createContext, use, useMemo, type ReactNode } from "react";
import { findRuntime } from "./findRuntime.ts";
import { overrideModules, type Overrides } from "./overrideModules.ts";

const RuntimeContext = createContext<Runtime | undefined>(undefined);

export interface RuntimeProviderProps {
  /** That of the surroundings by default: of a provider above, or of the page. */
  runtime?: Runtime;
  /**
   * Modules used in place of remotes. Which references there are counts: a function is called at most once, and may be a
   * new one at every render.
   */
  overrides?: Overrides;
  children?: ReactNode;
}

/**
 * Gives everything below it a runtime. A page that the boot started needs none: its runtime is found by itself. For
 * tests, Storybook, servers that hold one runtime per request, and to make a remote local or remote again.
 *
 * @throws NacreError `NACRE_RUNTIME_NO_RUNTIME`
 * @example
 * <RuntimeProvider runtime={createTestRuntime({ remotes })}><App /></RuntimeProvider>
 * @example
 * <RuntimeProvider overrides={local ? { "components/Button": () => import("./Button.tsx") } : {}}><App /></RuntimeProvider>
 */
export function RuntimeProvider({ runtime, overrides = {}, children }: RuntimeProviderProps): ReactNode {
  const surrounding = use(RuntimeContext);
  const base = runtime ?? surrounding ?? findRuntime();
  const references = JSON.stringify(Object.keys(overrides).toSorted());
  // oxlint-disable-next-line react/exhaustive-deps -- an object literal is new at every render, what it overrides is not
  const own = useMemo(() => (references === "[]" ? base : overrideModules(base, overrides)), [base, references]);
  return <RuntimeContext value={own}>{children}</RuntimeContext>;
}

/**
 * The runtime of the nearest `RuntimeProvider`, else the page's.
 *
 * @throws NacreError `NACRE_RUNTIME_NO_RUNTIME`
 * @example
 * const { environment } = useRuntime().snapshot;
 */
export function useRuntime(): Runtime {
  return use(RuntimeContext) ?? findRuntime();
}
