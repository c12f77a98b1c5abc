import {
  trace,
  type Attributes,
  type Context,
  type Exception,
  type Span,
  type SpanOptions,
  type Tracer,
  type TracerProvider,
} from "@opentelemetry/api";
import { NacreError, type Snapshot } from "@nacre/contract";
import type { RuntimeEvent } from "@nacre/runtime";
import { traceRuntime } from "@nacre/runtime/opentelemetry";
import { measurePerformance } from "@nacre/runtime/performance";
import {
  attributeError,
  observe,
  observeErrors,
  type TelemetryEvent,
  type UncaughtError,
} from "@nacre/runtime/telemetry";
import { afterEach, describe, expect, it } from "vitest";
import { chunkScript, entryScript, fakePage, slice, snapshotOf, type FakePage } from "./fakePage.ts";

const fragile = (): FakePage =>
  fakePage(snapshotOf([slice("a", { owner: "team-a" })]), {
    "/a.js": entryScript(),
    "/a-1.js": chunkScript("1", { it: () => ({ default: "it" }) }),
  });

/** A runtime that says what it is told to. */
function speaker(snapshot: Snapshot, early: { event: RuntimeEvent; at: number }[] = []) {
  const listeners = new Set<(event: RuntimeEvent) => void>();
  return {
    snapshot,
    early,
    on(listener: (event: RuntimeEvent) => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    say: (event: RuntimeEvent): void => listeners.forEach((listener) => listener(event)),
  };
}

const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

describe("observe", () => {
  it("tells every event with trace, container, build, owner, phase, duration and attempt", async () => {
    const page = fragile();
    const events: TelemetryEvent[] = [];
    observe(page.runtime, (event) => events.push(event));
    await page.runtime.import("a/It");
    expect(events.map(({ phase, outcome }) => `${phase} ${outcome}`)).toEqual([
      "file ok",
      "file ok",
      "load ok",
      "evaluate ok",
    ]);
    for (const event of events) {
      expect(event).toMatchObject({ container: "a", build: "a", owner: "team-a", attempt: 1 });
      expect(event.trace).toMatch(/^[0-9a-f]{32}$/);
      expect(event.trace).toBe(events[0]!.trace);
      expect(event.duration).toBeGreaterThanOrEqual(0);
      expect(event.start + event.duration).toBeLessThanOrEqual(performance.now());
    }
  });

  it("fails -> fails -> heals: attempts are counted until it succeeds, and then anew", async () => {
    const page = fragile();
    const events: TelemetryEvent[] = [];
    observe(page.runtime, (event) => event.url === "/a-1.js" && events.push(event));
    const good = page.web["/a-1.js"];
    page.web["/a-1.js"] = "404";
    await expect(page.runtime.import("a/It")).rejects.toThrow("NACRE_RUNTIME_FILE_FAILED");
    await expect(page.runtime.import("a/It")).rejects.toThrow("NACRE_RUNTIME_FILE_FAILED");
    page.web["/a-1.js"] = good;
    await page.runtime.import("a/It");
    expect(events.map(({ outcome, attempt }) => `${attempt} ${outcome}`)).toEqual(["1 failure", "2 failure", "3 ok"]);
    expect(events[0]).toMatchObject({ phase: "file", container: "a", error: { code: "NACRE_RUNTIME_FILE_FAILED" } });
  });

  it("a retry at another address is an attempt of the same file", () => {
    const snapshot = snapshotOf([slice("a", { base: "/a/1/", fallbackUrl: "https://b.example/a/1/" })]);
    const page = speaker(snapshot);
    const events: TelemetryEvent[] = [];
    observe(page, (event) => events.push(event));
    const names = { container: "a", build: "a" };
    page.say({ type: "retry", ...names, url: "https://s.example/a/1/x.js", kind: "timeout", reason: "slow", ms: 5 });
    page.say({
      type: "retry",
      ...names,
      url: "https://b.example/a/1/x.js?nacre=1",
      kind: "http",
      reason: "500",
      ms: 9,
    });
    page.say({ type: "file", ...names, url: "https://s.example/a/1/x.js", ms: 20 });
    page.say({ type: "file", ...names, url: "https://s.example/a/1/y.js", ms: 20 });
    expect(events.map(({ attempt, outcome, kind }) => [attempt, outcome, kind])).toEqual([
      [1, "retry", "timeout"],
      [2, "retry", "http"],
      [3, "ok", undefined],
      [1, "ok", undefined],
    ]);
  });

  it("an evaluation that failed is one, and a container that nobody has is named", () => {
    const page = speaker(snapshotOf([slice("a")]));
    const events: TelemetryEvent[] = [];
    observe(page, (event) => events.push(event));
    const failed = { container: "a", build: "a", url: "/a.js", reason: "x is not defined", kind: "evaluation" };
    page.say({ type: "failure", error: new NacreError("NACRE_RUNTIME_FILE_FAILED", failed) });
    page.say({ type: "failure", error: new NacreError("NACRE_PLAN_UNKNOWN_CONTAINER", { name: "b" }) });
    page.say({ type: "snapshot", n: 2 });
    expect(events.map(({ phase, container }) => `${phase} ${container}`)).toEqual([
      "evaluate a",
      "load b",
      "snapshot a",
    ]);
  });

  it("hears of what was before it listened, at its time, and of nothing after it was stopped", () => {
    const file = { type: "file", container: "a", build: "a", url: "/a.js", ms: 30 } as const;
    const page = speaker(snapshotOf([slice("a")]), [{ event: file, at: 100 }]);
    const events: TelemetryEvent[] = [];
    const stop = observe(page, (event) => events.push(event));
    expect(events).toMatchObject([{ start: 70, duration: 30 }]);
    stop();
    page.say(file);
    expect(events).toHaveLength(1);
  });

  it.each([
    [traceparent, "0af7651916cd43dd8448eb211c80319c"],
    [`00-${"0".repeat(32)}-b7ad6b7169203331-01`, expect.stringMatching(/^(?!0{32})[0-9a-f]{32}$/)],
    ["nonsense", expect.stringMatching(/^[0-9a-f]{32}$/)],
  ])("continues the trace of %s", (header, expected) => {
    const page = speaker(snapshotOf([slice("a")]));
    const events: TelemetryEvent[] = [];
    observe(page, (event) => events.push(event), { traceparent: header });
    page.say({ type: "snapshot", n: 2 });
    expect(events[0]!.trace).toEqual(expected);
  });
});

describe("measurePerformance", () => {
  afterEach(() => {
    performance.clearMarks();
    performance.clearMeasures();
  });

  it("writes measures for what took time and marks for what failed", async () => {
    const page = fragile();
    const stop = measurePerformance(page.runtime);
    await page.runtime.import("a/It");
    page.web["/a.js"] = "404";
    const measures = performance.getEntriesByType("measure") as PerformanceMeasure[];
    expect(measures.map(({ name }) => name).sort()).toEqual([
      "nacre:evaluate a/It",
      "nacre:file a a-1.js",
      "nacre:file a a.js",
      "nacre:load a/It",
    ]);
    expect(measures[0]!.detail).toMatchObject({
      container: "a",
      attempt: 1,
      devtools: { trackGroup: "Nacre", track: "a" },
    });
    stop();

    const broken = fakePage(snapshotOf([slice("a")]), { "/a.js": "404" });
    measurePerformance(broken.runtime);
    await expect(broken.runtime.import("a/It")).rejects.toThrow("NACRE_RUNTIME_FILE_FAILED");
    const marks = performance.getEntriesByType("mark") as PerformanceMark[];
    expect(marks.map(({ name }) => name)).toContain("nacre:failure a a.js");
    expect(marks[0]!.detail).toMatchObject({ code: "NACRE_RUNTIME_FILE_FAILED", outcome: "failure" });
  });
});

describe("traceRuntime", () => {
  interface Recorded {
    name: string;
    attributes: Attributes;
    traceId: string | undefined;
    parentId: string | undefined;
    startTime: number;
    endTime: number;
    status?: unknown;
    exceptions: Exception[];
  }

  /** What an SDK does, as far as it can be seen from here: it keeps spans. */
  class MemoryProvider implements TracerProvider {
    readonly spans: Recorded[] = [];

    getTracer(): Tracer {
      const startSpan = (name: string, options: SpanOptions = {}, context?: Context): Span => {
        const parent = context && trace.getSpanContext(context);
        const span: Recorded = {
          name,
          attributes: options.attributes ?? {},
          traceId: parent?.traceId,
          parentId: parent?.spanId,
          startTime: options.startTime as number,
          endTime: 0,
          exceptions: [],
        };
        this.spans.push(span);
        return {
          recordException: (exception: Exception) => void span.exceptions.push(exception),
          setStatus: (status: unknown) => void (span.status = status),
          end: (time: number) => void (span.endTime = time),
        } as unknown as Span;
      };
      return { startSpan } as Tracer;
    }
  }

  afterEach(() => trace.disable());

  it("makes spans of the global provider, in the trace that the server began", async () => {
    const provider = new MemoryProvider();
    trace.setGlobalTracerProvider(provider);
    const page = fragile();
    traceRuntime(page.runtime, { traceparent });
    await page.runtime.import("a/It");
    expect(provider.spans.map(({ name }) => name)).toEqual([
      "nacre.file",
      "nacre.file",
      "nacre.load",
      "nacre.evaluate",
    ]);
    for (const span of provider.spans) {
      expect(span).toMatchObject({
        traceId: "0af7651916cd43dd8448eb211c80319c",
        parentId: "b7ad6b7169203331",
        attributes: { "nacre.container": "a", "nacre.build": "a", "nacre.owner": "team-a", "nacre.attempt": 1 },
      });
      expect(span.status).toBeUndefined();
      expect(span.endTime).toBeGreaterThanOrEqual(span.startTime);
      expect(Math.abs(span.endTime - Date.now())).toBeLessThan(60_000);
    }
  });

  it("a tracer that was made before the provider was there gets them too", async () => {
    const tracer = trace.getTracer("early");
    const provider = new MemoryProvider();
    trace.setGlobalTracerProvider(provider);
    const page = fragile();
    traceRuntime(page.runtime, { tracer });
    await page.runtime.load("a/It");
    expect(provider.spans.length).toBeGreaterThan(0);
  });

  it("a failure has its error and its code; without a provider nothing happens", async () => {
    const silent = fakePage(snapshotOf([slice("a")]), { "/a.js": "404" });
    traceRuntime(silent.runtime);
    await expect(silent.runtime.import("a/It")).rejects.toThrow("NACRE_RUNTIME_FILE_FAILED");

    const provider = new MemoryProvider();
    const page = fakePage(snapshotOf([slice("a")]), { "/a.js": "404" });
    traceRuntime(page.runtime, { tracer: provider.getTracer() });
    await expect(page.runtime.import("a/It")).rejects.toThrow("NACRE_RUNTIME_FILE_FAILED");
    const failed = provider.spans.find(({ exceptions }) => exceptions.length > 0)!;
    expect(failed).toMatchObject({
      name: "nacre.file",
      status: { message: "NACRE_RUNTIME_FILE_FAILED" },
      attributes: { "error.type": "NACRE_RUNTIME_FILE_FAILED", "url.full": "/a.js" },
    });
  });
});

describe("attributeError", () => {
  const snapshot = snapshotOf([
    slice("shell", {
      base: "/shell/1/",
      owner: "team-shell",
      chunks: { "1": { files: ["shell-1.js"] }, react: { files: ["react.js"] } },
      provides: { react: [{ version: "19.0.0", chunks: ["react"], module: "react" }] },
    }),
    slice("catalog", { base: "https://cdn.example/catalog/2/", owner: "team-catalog" }),
    slice("checkout", { base: "/checkout/3/", fallbackUrl: "https://b.example/checkout/3/" }),
  ]);
  const thrown = (stack: string): Error => Object.assign(new Error("x"), { stack });

  it.each([
    [
      "Chromium",
      "Error: x\n    at List (https://cdn.example/catalog/2/catalog-1.js:1:20)\n    at https://s.example/shell/1/shell-1.js:1:1",
      "catalog",
    ],
    [
      "Firefox and Safari",
      "List@https://cdn.example/catalog/2/catalog-1.js:1:20\n@https://s.example/shell/1/shell-1.js:1:1",
      "catalog",
    ],
    ["a path as base", "Error: x\n    at Page (https://s.example/checkout/3/checkout-1.js:9:9)", "checkout"],
    ["its second address", "Error: x\n    at Page (https://b.example/checkout/3/checkout-1.js:9:9)", "checkout"],
    [
      "a file that was asked for again",
      "Error: x\n    at Page (https://b.example/checkout/3/checkout-1.js?nacre=2:9:9)",
      "checkout",
    ],
    [
      "a library that was called",
      "Error: x\n    at useState (https://s.example/shell/1/react.js:1:1)\n    at List (https://cdn.example/catalog/2/catalog-1.js:1:20)",
      "catalog",
    ],
    ["a library alone", "Error: x\n    at work (https://s.example/shell/1/react.js:1:1)", "shell"],
    [
      "the bundler's part of an entry",
      "Error: x\n    at require (https://s.example/shell/1/shell.js:1:1)\n    at https://s.example/checkout/3/checkout-1.js:1:1",
      "checkout",
    ],
  ])("finds the build in a stack: %s", (_, stack, container) => {
    expect(attributeError(thrown(stack), snapshot)?.container).toBe(container);
  });

  it("says build, version, owner and file", () => {
    const error = thrown("Error: x\n    at List (https://cdn.example/catalog/2/catalog-1.js:1:20)");
    expect(attributeError(error, snapshot)).toEqual({
      container: "catalog",
      build: "catalog",
      version: "1.0.0",
      owner: "team-catalog",
      file: "catalog-1.js",
    });
  });

  it("an error of the runtime is that of the build that it names, and a cause counts", () => {
    const details = { container: "checkout", build: "checkout", url: "/x.js", reason: "404" };
    expect(attributeError(new NacreError("NACRE_RUNTIME_FILE_FAILED", details), snapshot)?.container).toBe("checkout");
    const cause = thrown("Error: x\n    at List (https://cdn.example/catalog/2/catalog-1.js:1:20)");
    const wrapped = Object.assign(new Error("y", { cause }), {
      stack: "Error: y\n    at https://else.example/a.js:1:1",
    });
    expect(attributeError(wrapped, snapshot)?.container).toBe("catalog");
  });

  it.each<[string, unknown]>([
    ["undefined", undefined],
    ["a text", "https://cdn.example/catalog/2/catalog-1.js:1:20"],
    ["an object without stack", {}],
    ["a stack that is a number", { stack: 1 }],
    ["another file of a build's folder", thrown("    at x (https://cdn.example/catalog/2/other.js:1:20)")],
    [
      "another server's path that begins alike",
      thrown("    at x (https://cdn.example.evil/catalog/2/catalog-1.js:1:20)"),
    ],
    ["an extension", thrown("    at x (chrome-extension://abc/catalog/2/catalog-1.js:1:20)")],
    ["an error of a build that is not there", new NacreError("NACRE_PLAN_UNKNOWN_BUILD", { name: "x", build: "y" })],
    ["ten megabytes", thrown("https://".repeat(1_250_000))],
  ])("is nobody's: %s", (_, error) => {
    expect(attributeError(error, snapshot)).toBeUndefined();
  });

  it("a cause that is its own cause comes to an end", () => {
    const error = new Error("x");
    error.cause = error;
    expect(attributeError(error, snapshot)).toBeUndefined();
  });

  it("observeErrors hears what nobody caught, until it is stopped", () => {
    const page = new EventTarget();
    const heard: UncaughtError[] = [];
    const stop = observeErrors({ snapshot }, (uncaught) => heard.push(uncaught), page);
    const error = thrown("Error: x\n    at List (https://cdn.example/catalog/2/catalog-1.js:1:20)");
    const say = (type: string, facts: object): void => void page.dispatchEvent(Object.assign(new Event(type), facts));
    say("error", { error, message: "x", filename: "" });
    say("error", { error: null, message: "Script error.", filename: "https://s.example/checkout/3/checkout-1.js" });
    say("unhandledrejection", { reason: error });
    say("unhandledrejection", { reason: "no error at all" });
    expect(heard.map(({ source, attribution }) => [source, attribution?.container])).toEqual([
      ["error", "catalog"],
      ["error", "checkout"],
      ["unhandledrejection", "catalog"],
      ["unhandledrejection", undefined],
    ]);
    stop();
    say("error", { error });
    expect(heard).toHaveLength(4);
  });
});
