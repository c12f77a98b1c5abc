import type { Browser } from "playwright-core";
import { tracePage, type Trace } from "../browser/tracePage.ts";
import type { Scenario } from "../browser/Visit.ts";
import { originOf, type Origins } from "../server/addresses.ts";
import { ServerProcess } from "../server/ServerProcess.ts";
import { sitesOf } from "../server/sitesOf.ts";
import { variants } from "../variants/index.ts";
import { buildVariants } from "./buildVariants.ts";
import type { Scope, Section, Table } from "./Section.ts";
import { serveContainers } from "./serveContainers.ts";
import { medians } from "./statistics.ts";
import { traceTables } from "./traceTables.ts";

type Traceable = Exclude<Scenario, "intent">;

/** Pages that are compared. The first peer is the one that the others are set against. */
export interface Situation {
  title: string;
  scenario: Traceable;
  latency: number;
  pages: { title: string; isPeer: boolean; origin: string }[];
}

/** Medians of one page's traces. */
export interface Traced extends Omit<Trace, "disturbed"> {
  situation: string;
  page: string;
  runs: number;
}

/** Visits while Chromium traces itself, in turns: where the time of a page goes, and where its peer's. */
export async function measureTraces(browser: Browser, scope: Scope): Promise<Section> {
  const tables: Table[] = [];
  const data: Traced[] = [];
  const measure = async (server: ServerProcess, situation: Situation): Promise<void> => {
    const traced = await trace(browser, scope, server, situation);
    data.push(...traced);
    tables.push(...traceTables(situation, traced));
  };
  await withVariants(scope, "one", ["single", "nacre-webpack", "nacre-rspack"], async (server, pages) =>
    measure(server, { title: "first page of the shell, one origin", scenario: "home", latency: 150, pages }),
  );
  const direct = ["single-tagged", "single", "nacre-webpack", "nacre-rspack", "webpack-mf"];
  await withVariants(scope, "one", direct, async (server, pages) =>
    measure(server, { title: "cold direct visit, one origin", scenario: "direct", latency: 150, pages }),
  );
  await withVariants(scope, "separate", ["webpack-mf", "nacre-webpack"], async (server, pages) =>
    measure(server, { title: "click to the cold catalog, separate origins", scenario: "click", latency: 150, pages }),
  );
  using server = new ServerProcess();
  const containers = await serveContainers(server, scope, 100);
  for (const origins of ["one", "separate"] as const) {
    const pages = containers
      .filter((page) => page.origins === origins)
      .map(({ federation, port }) => ({
        title: federation === "nacre" ? "Nacre on webpack" : "webpack ModuleFederationPlugin",
        isPeer: federation === "webpack-mf",
        origin: `https://localhost:${port}`,
      }));
    const title = `100 containers, ${origins === "one" ? "one origin" : "separate origins"}`;
    await measure(server, { title, scenario: "home", latency: 50, pages });
  }
  return { name: "traces", tables, data };
}

async function withVariants(
  scope: Scope,
  origins: Origins,
  names: readonly string[],
  act: (server: ServerProcess, pages: Situation["pages"]) => Promise<void>,
): Promise<void> {
  const built = await buildVariants(scope, "h2", origins, (name) => names.includes(name));
  using server = new ServerProcess();
  for (const name of names) await server.serve(await sitesOf(name, built.get(name)!, "h2", origins));
  const pages = names.map((name) => {
    const index = variants.findIndex((variant) => variant.name === name);
    const { title } = variants[index]!;
    return { title, isPeer: !name.startsWith("nacre"), origin: originOf(index, "h2", origins) };
  });
  await act(server, pages);
}

async function trace(
  browser: Browser,
  { runs, patience, say }: Scope,
  server: ServerProcess,
  { title, scenario, latency, pages }: Situation,
): Promise<Traced[]> {
  await server.setLatency(latency);
  const traces = pages.map(() => [] as Omit<Trace, "disturbed">[]);
  for (let turn = 0; turn < runs; turn += 1) {
    say(`Tracing: ${title}, turn ${turn + 1} of ${runs}`);
    // Nobody is always first.
    for (let step = 0; step < pages.length; step += 1) {
      const index = (turn + step) % pages.length;
      const once = (): Promise<Trace> => tracePage(browser, server, pages[index]!.origin, scenario, patience);
      const first = await once();
      // A run that something else disturbed is made once more.
      const { disturbed: _, ...made } = first.disturbed ? await once() : first;
      traces[index]!.push(made);
    }
  }
  return pages.map((page, index) => ({ situation: title, page: page.title, runs, ...medians(traces[index]!) }));
}
