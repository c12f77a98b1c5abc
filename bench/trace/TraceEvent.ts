/** One line of a trace of Chromium, as far as it is read here. Times in microseconds of one clock. */
export interface TraceEvent {
  name: string;
  /** `X` has a duration, everything else is a moment here. */
  ph: string;
  ts: number;
  dur?: number;
  pid: number;
  tid: number;
  args: { data?: Record<string, unknown>; [name: string]: unknown };
}

/** Where to look in a trace: the page's main thread, from the navigation or the click until the page was visible. */
export interface Span {
  pid: number;
  tid: number;
  /** Microseconds of the trace's clock. */
  from: number;
  until: number;
}
