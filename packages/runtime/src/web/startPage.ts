import { fillAddress, type Reference, type Snapshot } from "@nacre/contract";
import { matchRoute } from "@nacre/plan";
import { makeRuntime, type MakeForeignHost } from "../core/makeRuntime.ts";
import { createPageAdapter } from "./createPageAdapter.ts";
import { awaitRecovery, type Recovery } from "./handOver.ts";
import { installRuntime } from "./installRuntime.ts";
import { unclobbered } from "./unclobbered.ts";

/** Where a page has its snapshot from. `script` is the boot's own element. */
export type GetSnapshot = (
  script: HTMLScriptElement,
  recovery: Promise<Recovery | undefined>,
) => Snapshot | Promise<Snapshot>;

/**
 * Starts a page: puts the runtime on it, requests everything that the route needs in one wave, then evaluates the
 * application. Runs inline in the HTML, before any tag that it could have to know of.
 */
export async function startPage(makeForeignHost: MakeForeignHost, getSnapshot: GetSnapshot): Promise<void> {
  const page = unclobbered(document);
  const script = page.currentScript as HTMLScriptElement;
  const { dataset } = script;
  const parsed = new Promise((done) => page.addEventListener("DOMContentLoaded", done));
  const recovery = awaitRecovery(parsed);
  const adapter = { ...createPageAdapter(page), persist: recovery.then((found) => found?.persist) };
  const snapshot = await getSnapshot(script, recovery);
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

function appOf({ root, names, builds }: Snapshot): Reference {
  return root + (builds[names[root]!]?.app ?? "./app").slice(1);
}

/** What fails is for whoever reads it. */
function request(responses: Map<string, Promise<Response>>, url: string | undefined): void {
  if (!url) return;
  responses.set(url, fetch(url));
  responses.get(url)!.catch(() => {});
}
