import type { Runtime } from "@nacre/runtime";
import { createContext, use, useMemo, type Context, type ReactNode } from "react";
import { findRuntime } from "./findRuntime.ts";
import type { RemoteFailure } from "./RemoteFailure.ts";
import { ReporterContext, type Reporter } from "./reporter.ts";
import { overrideModules, type Overrides } from "./overrideModules.ts";

const RuntimeContext = createContext<Runtime | undefined>(undefined);
/** What stands for the request that a server answers. */
export const RequestContext: Context<object | undefined> = createContext<object | undefined>(undefined);

/** What `RuntimeProvider` takes. Nothing is needed: each prop changes one thing for what is below. */
export interface RuntimeProviderProps {
  /** That of the surroundings by default: of a provider above, or of the page. */
  runtime?: Runtime;
  /**
   * Modules used in place of remotes. Which references there are counts: a function is called at most once, and may be a
   * new one at every render.
   */
  overrides?: Overrides;
  /** Hears once of each incident of a remote below: for roots that are not made by `createShellRoot`. */
  onError?: (failure: RemoteFailure) => void;
  /** On a server: the object whose shared stores are read below, such as React Router's `context`. */
  request?: object;
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
export function RuntimeProvider({
  runtime,
  overrides = {},
  onError,
  request,
  children,
}: RuntimeProviderProps): ReactNode {
  const surrounding = use(RuntimeContext);
  const base = runtime ?? surrounding ?? findRuntime();
  const references = JSON.stringify(Object.keys(overrides).toSorted());
  // oxlint-disable-next-line react/exhaustive-deps -- an object literal is new at every render, what it overrides is not
  const own = useMemo(() => (references === "[]" ? base : overrideModules(base, overrides)), [base, references]);
  const reporter = useReporter(onError);
  const outerRequest = use(RequestContext);
  return (
    <RuntimeContext value={own}>
      <ReporterContext value={reporter}>
        <RequestContext value={request ?? outerRequest}>{children}</RequestContext>
      </ReporterContext>
    </RuntimeContext>
  );
}

/** The outer one hears that somebody was told. */
function useReporter(onError: RuntimeProviderProps["onError"]): Reporter | undefined {
  const outer = use(ReporterContext);
  const own = useMemo(
    (): Reporter => ({
      tell(failure, first) {
        if (first) onError?.(failure);
        outer?.tell(failure, false);
      },
    }),
    [onError, outer],
  );
  return onError ? own : outer;
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
