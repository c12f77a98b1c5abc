import { describe, expect, test } from "vitest";
import { findSpan } from "../bench/trace/findSpan.ts";
import { splitMainThread } from "../bench/trace/splitMainThread.ts";
import { timelineOf } from "../bench/trace/timelineOf.ts";
import type { TraceEvent } from "../bench/trace/TraceEvent.ts";

const url = "https://localhost/catalog";

/** Milliseconds, after a start that is not zero. */
function event(
  name: string,
  at: number,
  { lasts, ...more }: Partial<TraceEvent> & { lasts?: number } = {},
): TraceEvent {
  const time = lasts === undefined ? { ph: "I" } : { ph: "X", dur: lasts * 1000 };
  return { name, ts: 5_000_000 + at * 1000, pid: 1, tid: 2, args: {}, ...time, ...more };
}

const navigation = event("navigationStart", 0, { args: { data: { documentLoaderURL: url } } });
const span = findSpan([navigation], url, 100);

describe("splitMainThread", () => {
  test("counts each moment once, for the innermost event that says what it is", () => {
    const work = splitMainThread(
      [
        event("Task", 10, { lasts: 20 }),
        event("RunMicrotasks", 12, { lasts: 15 }),
        event("V8.CompileCode", 14, { lasts: 5 }),
        event("V8.Unknown", 15, { lasts: 1 }),
        event("Layout", 30, { lasts: 4 }),
      ],
      span,
    );
    expect(work).toMatchObject({ evaluate: 10, compile: 5, other: 5, style: 4, busy: 24, idle: 76 });
  });

  test("counts nothing twice where an event begins as another ends", () => {
    const events = [
      event("Task", 0, { lasts: 10 }),
      event("Layout", 5, { lasts: 5 }),
      event("Task", 10, { lasts: 10 }),
    ];
    expect(splitMainThread(events, span)).toMatchObject({ other: 15, style: 5 });
  });

  test("takes what is outside of the span, and of other threads, for nothing", () => {
    const events = [
      event("Layout", -5, { lasts: 10 }),
      event("Layout", 95, { lasts: 10 }),
      event("Layout", 40, { lasts: 10, tid: 3 }),
    ];
    expect(splitMainThread(events, span)).toMatchObject({ style: 10, busy: 10 });
  });

  test("knows the tasks of requests by what they tell, and by who sent them", () => {
    const message = { chrome_mojo_event_info: { mojo_interface_tag: "network.mojom.URLLoaderClient" } };
    const events = [
      event("Task", 0, { lasts: 3 }),
      event("ResourceReceiveResponse", 1),
      event("Task", 10, { lasts: 4 }),
      event("Receive mojo message", 11, { lasts: 2, args: message }),
    ];
    expect(splitMainThread(events, span)).toMatchObject({ network: 5, other: 2 });
  });

  test("counts what the harness causes as its own, whatever it is", () => {
    const events = [event("V8.CollectSourcePositions", 0, { lasts: 9 }), event("V8.ParseFunction", 1, { lasts: 8 })];
    expect(splitMainThread(events, span)).toMatchObject({ harness: 9, compile: 0 });
  });
});

describe("timelineOf", () => {
  const request = (requestId: string, address: string, sent: number, done: number, reused: boolean): TraceEvent[] => {
    const timing = {
      requestTime: 5 + sent / 1000,
      connectStart: reused ? -1 : 1,
      connectEnd: reused ? -1 : 4,
      receiveHeadersEnd: 6,
    };
    return [
      event("ResourceSendRequest", sent, { args: { data: { requestId, url: address } } }),
      event("ResourceReceiveResponse", done, {
        args: { data: { requestId, timing, connectionId: reused ? 7 : Number(requestId), connectionReused: reused } },
      }),
      event("ResourceFinish", done + 2, { args: { data: { requestId, finishTime: 5 + done / 1000 } } }),
    ];
  };

  test("tells when files were asked for, and when they were there", () => {
    const events = [
      ...request("1", url, 1, 20, false),
      ...request("2", "https://localhost/a.js", 30, 50, true),
      ...request("3", "https://other/b.js", 34, 60, false),
    ];
    expect(timelineOf(events, span, url)).toEqual({
      requests: 3,
      html: expect.closeTo(20, 3),
      firstSent: 30,
      lastSent: 34,
      firstResponse: expect.closeTo(36, 3),
      lastBody: expect.closeTo(60, 3),
      lastSeen: 62,
      connections: 2,
      connecting: 6,
    });
  });

  test("leaves out files that were not there when the page was visible", () => {
    const events = [
      ...request("2", "https://localhost/a.js", 30, 50, true),
      ...request("3", "https://localhost/late.js", 99, 120, true),
    ];
    expect(timelineOf(events, span, url)).toMatchObject({ requests: 1, lastBody: expect.closeTo(50, 3) });
  });
});

describe("findSpan", () => {
  test("finds a click", () => {
    const click = event("EventDispatch", 40, { lasts: 1, args: { data: { type: "click" } } });
    expect(findSpan([navigation, click], undefined, 10)).toEqual({ pid: 1, tid: 2, from: 5_040_000, until: 5_050_000 });
  });

  test("says what a trace does not hold", () => {
    expect(() => findSpan([], url, 1)).toThrow(`no navigation to ${url}`);
  });
});
