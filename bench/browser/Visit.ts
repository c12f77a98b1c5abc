/** What is done with a page. Each starts with an empty cache. */
export type Scenario = "home" | "direct" | "click" | "intent";

/** What one visit gave. Times in milliseconds, sizes in bytes. */
export interface Visit {
  /** From the navigation, or from the click, until the page's heading was painted. */
  visible: number;
  /** First contentful paint of the document. */
  fcp: number;
  /** From the click until the next paint, as Interaction to Next Paint counts it. Only after a click. */
  interaction?: number;
  requests: number;
  bytes: number;
  /** Renderers of React on the page: more than one is a second copy of it. */
  reacts: number;
  /** Of JavaScript, after a garbage collection. */
  heap: number;
  /** Tasks above 50 ms, summed. */
  longTasks: number;
  /** Whether something else used the processor before the visit. */
  disturbed: boolean;
}
