import type { BuildId } from "@nacre/contract";
import type { Adapter, FileRequest } from "../types.ts";
import { loadWasm } from "./loadWasm.ts";

/** What a tag becomes. Static tags in the HTML and tags of the adapter are known the same way: by their address. */
interface Arrival {
  promise: Promise<void>;
  resolve(): void;
  reject(error: Error): void;
}

/**
 * Loads scripts and styles by elements of a document, with integrity and `crossorigin`, so that a hint, a tag written
 * into the HTML and a tag inserted here are one request.
 *
 * One listener pair in the capture phase hears of every tag: make the adapter before the first of them is parsed.
 * Does not retry and has no deadline of its own.
 *
 * @example const runtime = createRuntime({ snapshot, adapter: createWebAdapter(document) });
 */
export function createWebAdapter(document: Document): Adapter {
  const arrivals = new Map<string, Arrival>();
  /** Addresses that were asked for. */
  const claimed = new Set<string>();
  /** Builds of module scripts, by address. */
  const modules = new Map<string, BuildId>();
  const page = document.defaultView as unknown as Record<string, unknown>;

  function arrival(url: string): Arrival {
    let known = arrivals.get(url);
    if (!known) {
      const made = {} as Arrival;
      made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
      made.promise.catch(() => {});
      arrivals.set(url, (known = made));
    }
    return known;
  }

  function settle(event: Event): void {
    const element = event.target as HTMLElement | null;
    if (!element?.dataset?.["nacre"]) return;
    const url = (element as HTMLScriptElement).src || (element as HTMLLinkElement).href;
    if (event.type === "load") return arrival(url).resolve();
    arrival(url).reject(new Error("the request failed, was blocked, or the bytes are not the expected ones"));
    element.remove();
  }

  document.addEventListener("load", settle, true);
  document.addEventListener("error", settle, true);

  function insert(element: HTMLScriptElement | HTMLLinkElement, { build, url, integrity }: FileRequest): Promise<void> {
    const absolute = resolveUrl(url);
    // A tag of the HTML counts once: what is asked for again has failed, and needs a new element.
    if (!claimed.has(absolute) && claimed.add(absolute) && isWritten(document, absolute))
      return arrival(absolute).promise;
    arrivals.delete(absolute);
    element.dataset["nacre"] = build;
    element.crossOrigin = "anonymous";
    element.integrity = integrity;
    element.fetchPriority = "high";
    if ("rel" in element) Object.assign(element, { rel: element.rel || "stylesheet", href: absolute });
    else Object.assign(element, { async: true, src: absolute });
    const { promise } = arrival(absolute);
    document.head.append(element);
    return promise;
  }

  /** The hint checks the bytes and fills the module map, from which `import()` then takes them. */
  async function loadModule(request: FileRequest): Promise<unknown> {
    await insert(Object.assign(document.createElement("link"), { rel: "modulepreload" }), request);
    modules.set(request.url, request.build);
    return import(/* webpackIgnore: true */ /* @vite-ignore */ request.url) as Promise<unknown>;
  }

  const resolveUrl = (url: string): string => new URL(url, document.baseURI).href;

  return {
    loadScript: (request) =>
      request.format === "module" ? loadModule(request) : insert(document.createElement("script"), request),
    loadStyle: (request) => insert(document.createElement("link"), request),
    loadWasm,
    currentBuild: (url) => modules.get(url!) ?? (document.currentScript as HTMLElement | null)?.dataset["nacre"],
    global: (name) => page[name],
    setGlobal: (name, value) => void (page[name] = value),
    now: () => performance.now(),
    resolveUrl,
  };
}

/** Whether the HTML holds the tag. */
function isWritten(document: Document, url: string): boolean {
  const tags = document.querySelectorAll<HTMLScriptElement | HTMLLinkElement>("[data-nacre]");
  return [...tags].some((tag) => ("src" in tag ? tag.src : tag.href) === url);
}
