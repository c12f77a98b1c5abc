import type { Span, TraceEvent } from "./TraceEvent.ts";

/** When a page asked for its files and had them, in milliseconds after the navigation or the click. */
export interface Timeline {
  requests: number;
  /** When the document was there; 0 after a click. */
  html: number;
  firstSent: number;
  lastSent: number;
  /** On the wire. */
  firstResponse: number;
  /** On the wire: the last byte of the last file. */
  lastBody: number;
  /** When the page's main thread had been told so. */
  lastSeen: number;
  /** Opened for these requests. */
  connections: number;
  /** Milliseconds that requests waited for them, summed. */
  connecting: number;
}

interface Request {
  isDocument: boolean;
  sent: number;
  seen: number;
  timing?: Timing;
  /** Seconds. */
  finishTime?: number;
  connectionId?: number;
  connectionReused?: boolean;
}

/** Of one request: its start in seconds, the rest in milliseconds after that, -1 where it did not happen. */
interface Timing {
  requestTime: number;
  connectStart: number;
  connectEnd: number;
  receiveHeadersEnd: number;
}

/** Reads the requests of a page that were over when it was visible. */
export function timelineOf(events: readonly TraceEvent[], span: Span, url: string | undefined): Timeline {
  const all = requestsOf(events, span, url).filter(({ finishTime }) => finishTime !== undefined);
  const files = all.filter(({ isDocument }) => !isDocument);
  const since = (microseconds: number): number => (microseconds - span.from) / 1000;
  const opened = all.filter(({ connectionReused }) => connectionReused === false);
  const document = all.find(({ isDocument }) => isDocument);
  const responses = files.flatMap(({ timing }) =>
    timing ? [timing.requestTime * 1e6 + timing.receiveHeadersEnd * 1000] : [],
  );
  return {
    requests: all.length,
    html: document ? since(document.finishTime! * 1e6) : 0,
    firstSent: since(Math.min(...files.map(({ sent }) => sent))),
    lastSent: since(Math.max(...files.map(({ sent }) => sent))),
    firstResponse: since(Math.min(...responses)),
    lastBody: since(Math.max(...files.map(({ finishTime }) => finishTime! * 1e6))),
    lastSeen: since(Math.max(...files.map(({ seen }) => seen))),
    connections: new Set(opened.map(({ connectionId }) => connectionId)).size,
    connecting: opened.reduce((sum, { timing }) => sum + (timing ? timing.connectEnd - timing.connectStart : 0), 0),
  };
}

function requestsOf(events: readonly TraceEvent[], span: Span, url: string | undefined): Request[] {
  const found = new Map<string, Request>();
  for (const { name, pid, tid, ts, args } of events) {
    if (pid !== span.pid || tid !== span.tid || ts < span.from || ts > span.until) continue;
    const { requestId, ...data } = (args.data ?? {}) as Partial<Request> & { requestId?: string; url?: string };
    if (!requestId) continue;
    if (name === "ResourceSendRequest" && data.url!.startsWith("http")) {
      found.set(requestId, { isDocument: data.url === url, sent: ts, seen: ts });
    }
    const request = found.get(requestId);
    if (!request) continue;
    if (name === "ResourceReceiveResponse") {
      const { timing, connectionId, connectionReused } = data;
      Object.assign(request, { timing, connectionId, connectionReused });
    }
    if (name === "ResourceFinish") Object.assign(request, { finishTime: data.finishTime, seen: ts });
  }
  return [...found.values()];
}
