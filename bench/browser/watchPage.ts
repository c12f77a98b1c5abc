/** What `watchPage` leaves on the page. */
export interface Watched {
  /** The first paint of a heading that says its name. */
  whenPainted(heading: string): Promise<number>;
  clickedAt: number;
  interaction: number;
  longTasks: number;
  reacts: number;
}

declare global {
  var watched: Watched;
}

/** Runs in the page before anything else. It may use nothing from here. */
export function watchPage(): void {
  const paints: Record<string, PromiseWithResolvers<number>> = {};
  const paintOf = (heading: string): PromiseWithResolvers<number> => (paints[heading] ??= Promise.withResolvers());
  const whenPainted = (heading: string): Promise<number> => paintOf(heading).promise;
  const watched: Watched = { whenPainted, clickedAt: 0, interaction: 0, longTasks: 0, reacts: 0 };
  const observe = (options: PerformanceObserverInit, see: (entry: PerformanceEntry) => void): void =>
    new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ buffered: true, ...options });
  const hook = {
    supportsFiber: true,
    renderers: new Map(),
    inject: () => (watched.reacts += 1),
    onCommitFiberRoot: () => {},
    onCommitFiberUnmount: () => {},
    onPostCommitFiberRoot: () => {},
    checkDCE: () => {},
  };
  Object.assign(globalThis, { watched, __REACT_DEVTOOLS_GLOBAL_HOOK__: hook });
  addEventListener("click", ({ timeStamp }) => (watched.clickedAt = timeStamp), { capture: true });
  observe({ type: "element" }, (entry) => {
    const { identifier, renderTime } = entry as PerformanceEntry & { identifier: string; renderTime: number };
    paintOf(identifier).resolve(renderTime);
  });
  observe({ type: "longtask" }, ({ duration }) => (watched.longTasks += duration));
  observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit, (entry) => {
    const { interactionId, duration } = entry as PerformanceEntry & { interactionId: number };
    if (interactionId) watched.interaction = Math.max(watched.interaction, duration);
  });
}
