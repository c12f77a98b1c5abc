/** What a cell knows of the world that its code runs in. */
export interface Chaos {
  /** Milliseconds for one file, as everything else here is told. */
  deadline: number;
  /** How often each module was executed. */
  counts: Record<string, number>;
  /** Instances of React. */
  reacts: Set<unknown>;
  events: { type: string; kind?: string; code?: string }[];
  /** What nobody caught. */
  uncaught: string[];
  /** Incidents that monitoring would hear of. */
  incidents: number;
  /** Parts and modules that throw, and how often. */
  armed: Record<string, number>;
  /** How often a part, a module or a script did what it should not. */
  struck: number;
  /** The script whose code does not do what it is there for. */
  broken: { file: string; fault: string } | undefined;
  /** Nothing throws any more once something is shown in the place of what threw. */
  once: boolean;
  /** Moments, in milliseconds. */
  begun: number;
  failed: number;
  /** Timers of more than a moment, and listeners on the page, that are there now. */
  timers: Set<unknown>;
  listeners: string[];
  /** The first thing that a file of "near" does. */
  began(): void;
  ran(module: string): void;
  may(part: string): void;
  hear(event: { type: string; error?: { code?: string; details?: { kind?: string } } }): void;
  reported(error: unknown): void;
  shown(): void;
  show?: (wanted: { from: string; folder?: string } | undefined) => void;
}

/** The part of a runtime that files register with. */
interface Registers {
  push(chunk: unknown): void;
  wire(require: unknown): void;
}

/** Stands in the world before all other code. Its text is sent to browsers, so it refers to nothing outside. */
export function installChaos(deadline: number): Chaos {
  const chaos: Chaos = {
    deadline,
    counts: {},
    reacts: new Set(),
    events: [],
    uncaught: [],
    incidents: 0,
    armed: {},
    struck: 0,
    broken: undefined,
    once: false,
    begun: 0,
    failed: 0,
    timers: new Set(),
    listeners: [],
    began() {
      const { broken } = chaos;
      const { currentScript } = globalThis.document ?? {};
      if (!broken || !(currentScript as HTMLScriptElement | null)?.src.endsWith(broken.file)) return;
      chaos.struck++;
      if (chaos.once) chaos.broken = undefined;
      if (broken.fault === "throws at evaluation") throw new Error("chaos: file");
      const runtime = (globalThis as unknown as Record<symbol, Registers>)[Symbol.for("nacre")]!;
      const { push, wire } = runtime;
      const none = (): void => {
        if (broken.fault === "registers another chunk") push([["stranger"], {}]);
        Object.assign(runtime, { push, wire });
      };
      Object.assign(runtime, { push: none, wire: none });
    },
    ran(module) {
      chaos.counts[module] = (chaos.counts[module] ?? 0) + 1;
      chaos.may(module);
    },
    may(part) {
      if (!chaos.armed[part]) return;
      chaos.armed[part]--;
      chaos.struck++;
      throw new Error(`chaos: ${part}`);
    },
    hear({ type, error }) {
      const { code, details: { kind } = {} } = error ?? {};
      chaos.events.push({ type, ...(code !== undefined && { code }), ...(kind !== undefined && { kind }) });
    },
    reported() {
      chaos.incidents++;
    },
    shown() {
      chaos.failed ||= performance.now();
      if (chaos.once) chaos.armed = {};
    },
  };
  (globalThis as { chaos?: Chaos }).chaos = chaos;
  if (typeof document === "undefined") return chaos;

  addEventListener("unhandledrejection", ({ reason }) => chaos.uncaught.push(`rejection: ${String(reason)}`));
  addEventListener("error", ({ message }) => message && chaos.uncaught.push(message));
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  globalThis.setTimeout = ((run: () => void, ms = 0, ...rest: unknown[]) => {
    const id = set(
      () => {
        chaos.timers.delete(id);
        run();
      },
      ms,
      ...rest,
    );
    if (ms > 20) chaos.timers.add(id);
    return id;
  }) as typeof setTimeout;
  globalThis.clearTimeout = (id) => {
    chaos.timers.delete(id);
    clear(id);
  };
  for (const target of [globalThis, document] as EventTarget[]) {
    const { addEventListener: add, removeEventListener: remove } = target;
    const forget = (type: string): void => {
      const at = chaos.listeners.indexOf(type);
      if (at >= 0) chaos.listeners.splice(at, 1);
    };
    target.addEventListener = (type, listener, options) => {
      chaos.listeners.push(type);
      if (typeof options === "object") options.signal?.addEventListener("abort", () => forget(type));
      add.call(target, type, listener, options);
    };
    target.removeEventListener = (type, listener, options) => {
      forget(type);
      remove.call(target, type, listener, options);
    };
  }
  return chaos;
}
