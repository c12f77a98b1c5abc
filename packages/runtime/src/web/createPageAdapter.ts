import type { BuildId } from "@nacre/contract";
import { fault } from "../core/fault.ts";
import type { Adapter, FileRequest } from "../types.ts";
import { createTrust } from "./createTrust.ts";
import { loadWasm } from "./loadWasm.ts";

type Tag = HTMLScriptElement | HTMLLinkElement;

/** `createWebAdapter` without what tries again: a page gets that behind the boot. Takes an `unclobbered` document. */
export function createPageAdapter(document: Document): Adapter {
  const page = document.defaultView as unknown as Record<string, unknown> & Window;
  /** Tags of the HTML that have settled, by how. */
  const outcomes = new WeakMap<EventTarget, string>();
  /** Addresses that were asked for. */
  const claimed = new Set<string>();
  /** What scripts have thrown, by address. */
  const thrown = new Map<string, string>();
  /** How often an ES module was asked for. */
  const asked = new Map<string, number>();
  /** Builds of module scripts, by address. */
  const modules = new Map<string, BuildId>();

  const trust = createTrust(claimed);

  const note = (event: Event): void => void outcomes.set(event.target!, event.type);
  document.addEventListener("load", note, true);
  document.addEventListener("error", note, true);
  page.addEventListener("error", ({ filename, message }) => thrown.set(filename, message));

  /** Only here a script gets its address. */
  function insert(made: Tag, { build, url, integrity, signal }: FileRequest): Promise<void> {
    // A tag of the HTML counts once: what is asked for again has failed, and needs a new element.
    const written = !claimed.has(url) && findTag(document, url, integrity);
    const element = written || made;
    claimed.add(url);
    return new Promise((resolve, reject) => {
      const settle = ({ type }: Pick<Event, "type">): void => {
        const message = thrown.get(url);
        if (message) reject(fault("evaluation", message));
        else if (type === "load") resolve();
        else reject(new Error("not loaded"));
        thrown.delete(url);
      };
      element.addEventListener("load", settle);
      element.addEventListener("error", settle);
      // A style stays. A script that ran is of no more use, nor is what has failed, or would come late.
      signal.addEventListener("abort", () => {
        if (!("rel" in element && outcomes.get(element) === "load")) element.remove();
      });
      if (written) {
        const type = outcomes.get(written);
        if (type) settle({ type });
        return;
      }
      element.dataset["nacre"] = build;
      element.crossOrigin = "anonymous";
      element.integrity = integrity;
      element.fetchPriority = "high";
      if ("rel" in element) Object.assign(element, { rel: element.rel || "stylesheet", href: url });
      else Object.assign(element, { async: true, src: trust(url) });
      document.head.append(element);
    });
  }

  /** The hint checks the bytes and fills the module map, from which `import()` then takes them. */
  async function loadModule(request: FileRequest): Promise<unknown> {
    // A module that failed, or never came, stays so under its address.
    const times = asked.get(request.url) ?? 0;
    const url = request.url + (times ? `?nacre=${times}` : "");
    asked.set(request.url, times + 1);
    await insert(Object.assign(document.createElement("link"), { rel: "modulepreload" }), { ...request, url });
    modules.set(url, request.build);
    try {
      return await import(/* webpackIgnore: true */ /* @vite-ignore */ url);
    } catch (cause) {
      throw fault("evaluation", String(cause), { cause });
    }
  }

  return {
    loadScript: (request) =>
      request.format === "module" ? loadModule(request) : insert(document.createElement("script"), request),
    loadStyle: (request) => insert(document.createElement("link"), request),
    loadWasm,
    currentBuild: (url) => modules.get(url!) ?? (document.currentScript as HTMLElement | null)?.dataset["nacre"],
    global: (name) => page[name],
    setGlobal: (name, value) => void (page[name] = value),
    now: () => performance.now(),
    resolveUrl: (url) => new URL(url, document.baseURI).href,
    trust,
  };
}

/**
 * The tag of a file that the HTML holds. Tags that anybody may write (`<img data-nacre>`) have no `integrity` but as text. The
 * browser compares that, because a page of many containers has hundreds.
 */
function findTag(document: Document, url: string, hash: string): Tag | undefined {
  return [...document.querySelectorAll<HTMLScriptElement & HTMLLinkElement>(`[data-nacre][integrity="${hash}"]`)].find(
    ({ integrity, src, href }) => integrity && (src ?? href) === url,
  );
}
