import { checkSnapshotSchema, fillAddress, type Reference, type Snapshot } from "@nacre/contract";
import { matchRoute } from "@nacre/plan";
import { makeRuntime, type MakeForeignHost } from "../core/makeRuntime.ts";
import { createWebAdapter } from "./createWebAdapter.ts";
import { installRuntime } from "./installRuntime.ts";

/**
 * Starts a page: puts the runtime on it, requests everything that the route needs in one wave, then evaluates the
 * application. Runs inline in the HTML, before any tag that it could have to know of.
 */
export async function startPage(makeForeignHost: MakeForeignHost): Promise<void> {
  const adapter = createWebAdapter(document);
  const { dataset } = document.currentScript as HTMLScriptElement;
  const parsed = new Promise((done) => document.addEventListener("DOMContentLoaded", done));
  const snapshot = inlined() ?? (await fetched(dataset["snapshot"] ?? "/snapshot.json"));
  const runtime = installRuntime(makeRuntime({ snapshot, adapter }, makeForeignHost));
  const match = matchRoute(snapshot.routes, location.pathname);
  const { modules = [], preload = [], data = [] } = match?.route ?? {};
  // Tags that are written into the HTML stand behind this script: they are known when it is parsed.
  for (const address of data) request((runtime.data ??= new Map()), fillAddress(address, match!.params));
  if (dataset["tags"] !== undefined) await parsed;
  const app = appOf(snapshot);
  void runtime.preload([app, ...modules, ...preload]);
  await runtime.load(app);
  await parsed;
  await runtime.import(app);
}

function inlined(): Snapshot | undefined {
  const text = document.getElementById("nacre-snapshot")?.textContent;
  return text ? checkSnapshotSchema(JSON.parse(text)) : undefined;
}

async function fetched(url: string): Promise<Snapshot> {
  const response = await fetch(url);
  return checkSnapshotSchema(await response.json());
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
