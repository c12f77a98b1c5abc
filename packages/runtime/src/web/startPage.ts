import { checkSnapshotSchema, fillAddress, type Reference, type Snapshot } from "@nacre/contract";
import { matchRoute } from "@nacre/plan";
import { makeRuntime, type MakeForeignHost } from "../core/makeRuntime.ts";
import { createPageAdapter } from "./createPageAdapter.ts";
import { awaitRecovery, type Recovery } from "./handOver.ts";
import { installRuntime } from "./installRuntime.ts";

/**
 * Starts a page: puts the runtime on it, requests everything that the route needs in one wave, then evaluates the
 * application. Runs inline in the HTML, before any tag that it could have to know of.
 */
export async function startPage(makeForeignHost: MakeForeignHost): Promise<void> {
  const { dataset } = document.currentScript as HTMLScriptElement;
  const parsed = new Promise((done) => document.addEventListener("DOMContentLoaded", done));
  const recovery = awaitRecovery(parsed);
  const adapter = { ...createPageAdapter(document), persist: recovery.then((found) => found?.persist) };
  const snapshot = inlined() ?? (await fetched(dataset["snapshot"] ?? "/snapshot.json", await recovery));
  const match = matchRoute(snapshot.routes, location.pathname);
  const { modules = [], preload = [], data = [] } = match?.route ?? {};
  const runtime = installRuntime(makeRuntime({ snapshot, adapter }, makeForeignHost));
  for (const address of data) request((runtime.data ??= new Map()), fillAddress(address, match!.params));
  // Tags that are written into the HTML stand behind this script: they are known when it is parsed.
  if (dataset["tags"] !== undefined) await parsed;
  const app = appOf(snapshot);
  void runtime.preload([app, ...modules, ...preload]);
  const start = async (): Promise<void> => {
    await runtime.load(app);
    await parsed;
    await runtime.import(app);
  };
  const found = await recovery;
  await (found ? found.insist(start) : start());
}

function inlined(): Snapshot | undefined {
  const text = document.getElementById("nacre-snapshot")?.textContent;
  return text ? checkSnapshotSchema(JSON.parse(text)) : undefined;
}

/** Before it, nothing is known: not even what the page is to show when it does not come. */
async function fetched(url: string, recovery: Recovery | undefined): Promise<Snapshot> {
  const get = (failed: number): Promise<unknown> =>
    fetch(url, { cache: failed ? "reload" : "default" })
      .then((response) => response.json() as Promise<unknown>)
      .catch((cause: Error) => {
        throw Object.assign(cause, { kind: "network" });
      });
  return checkSnapshotSchema(await (recovery ? recovery.insist(get, recovery.deadline / 2) : get(0)));
}

function appOf({ root, names, builds }: Snapshot): Reference {
  return root + (builds[names[root]!]?.app ?? "./app").slice(1);
}

/** What fails is for whoever reads it. */
function request(responses: Map<string, Promise<Response>>, url: string | undefined): void {
  if (!url) return;
  responses.set(url, fetch(url));
  responses.get(url)!.catch(() => {});
}
