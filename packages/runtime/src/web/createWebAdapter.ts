import { createPersist } from "../core/createPersist.ts";
import type { Adapter } from "../types.ts";
import { createNetwork } from "./createNetwork.ts";
import { createPageAdapter } from "./createPageAdapter.ts";
import { unclobbered } from "./unclobbered.ts";

/** What `createWebAdapter` takes beside the document. */
export interface WebAdapterOptions {
  /** Milliseconds for one file, all tries included. Default 8,000. */
  deadline?: number;
}

/**
 * Loads scripts and styles by elements of a document, with integrity and `crossorigin`, so that a hint, a tag written
 * into the HTML and a tag inserted here are one request.
 *
 * Listeners in the capture phase hear of every tag: make the adapter before the first of them is parsed.
 * A file that did not arrive is fetched past the HTTP cache, which tells why and puts good bytes in place of bad ones; the
 * next tag takes them from there.
 *
 * @example const runtime = createRuntime({ snapshot, adapter: createWebAdapter(document) });
 */
export function createWebAdapter(document: Document, { deadline }: WebAdapterOptions = {}): Adapter {
  return { ...createPageAdapter(unclobbered(document)), persist: createPersist(createNetwork(deadline)) };
}
