import { fillAddress } from "@nacre/contract";
import type { Runtime } from "@nacre/runtime";
import type { Params } from "react-router";
import { pageRuntime } from "./findRuntime.ts";

/** How long data that was requested ahead of a navigation may be used by it, in ms. */
const FRESH = 10_000;

interface Ahead {
  response: Promise<Response>;
  at: number;
}

/** Requested ahead, by address. A navigation takes them out: a revalidation wants new data. */
const ahead = new WeakMap<Runtime, Map<string, Ahead>>();
/** What the loaders of one navigation have in common. */
const byRequest = new WeakMap<Request, Map<string, Promise<Response>>>();

/** Requests the data of a page that may be navigated to. What is on its way or still fresh is not requested again. */
export function prefetchData(runtime: Runtime, addresses: readonly string[], params: Params): void {
  const known = aheadOf(runtime);
  for (const address of addresses) {
    const url = fillAddress(address, params);
    if (url === undefined || isFresh(known.get(url))) continue;
    keepAhead(known, url, fetch(url));
  }
}

/** What was requested ahead: the boot has begun with what the first page declares. */
function aheadOf(runtime: Runtime): Map<string, Ahead> {
  const known = ahead.get(runtime) ?? new Map<string, Ahead>();
  ahead.set(runtime, known);
  const early = pageRuntime()?.data ?? new Map<string, Promise<Response>>();
  for (const [url, response] of early) keepAhead(known, url, response);
  early.clear();
  return known;
}

function keepAhead(known: Map<string, Ahead>, url: string, response: Promise<Response>): void {
  known.set(url, { response, at: performance.now() });
  response.catch(() => known.delete(url));
}

interface Opened {
  runtime: Runtime;
  addresses: readonly string[];
  params: Params;
  request: Request;
}

/** Requests what a route declares, unless that was done ahead, and gives the function that a loader reads it with. */
export function openData({ runtime, addresses, params, request }: Opened): (address: string) => Promise<Response> {
  const open = byRequest.get(request) ?? new Map<string, Promise<Response>>();
  byRequest.set(request, open);
  const ask = (url: string): Promise<Response> => {
    const response =
      open.get(url) ?? takeAhead(runtime, url) ?? fetch(absolute(url, request), { signal: request.signal });
    open.set(url, response);
    return response;
  };
  for (const address of addresses) {
    const url = fillAddress(address, params);
    if (url !== undefined) ask(url).catch(() => {}); // The loader's, when it reads it.
  }
  return async (address) => (await ask(fillAddress(address, params) ?? address)).clone();
}

function takeAhead(runtime: Runtime, url: string): Promise<Response> | undefined {
  const known = aheadOf(runtime);
  const found = known.get(url);
  known.delete(url);
  return isFresh(found) ? found?.response : undefined;
}

function isFresh(found: Ahead | undefined): boolean {
  return found !== undefined && performance.now() - found.at < FRESH;
}

/** A server has no address of its own. */
function absolute(url: string, request: Request): string {
  return typeof document === "undefined" ? new URL(url, request.url).href : url;
}
