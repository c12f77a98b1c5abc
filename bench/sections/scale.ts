import type { Browser } from "playwright-core";
import { NotPainted } from "../browser/painted.ts";
import type { Visit } from "../browser/Visit.ts";
import { visitPage } from "../browser/visitPage.ts";
import { ServerProcess } from "../server/ServerProcess.ts";
import type { Scope, Section } from "./Section.ts";
import { serveContainers, type Containers } from "./serveContainers.ts";
import { median } from "./statistics.ts";

const latency = 50;

/** A page of many containers. */
export interface Scaled extends Containers {
  /** Milliseconds, median. Absent where the page did not appear. */
  visible?: number;
  /** Milliseconds that each container adds, from the next smaller page to this one. */
  each?: number;
  requests?: number;
  bytes?: number;
}

/** Many small containers with 30 shared packages on one page, and how the time grows. */
export async function measureScale(browser: Browser, scope: Scope): Promise<Section> {
  const data: Scaled[] = [];
  for (const count of scope.quick ? [10, 30] : [10, 50, 100, 300]) {
    for (const page of await measureCount(browser, scope, count)) {
      const smaller = data.findLast((one) => one.federation === page.federation && one.origins === page.origins);
      data.push({ ...page, ...(smaller && growth(smaller, page)) });
    }
  }
  const rows = data.map((one) => [
    one.federation === "nacre" ? "Nacre on webpack" : "webpack ModuleFederationPlugin",
    String(one.count),
    one.origins,
    one.visible?.toFixed(0) ?? "does not appear in a minute",
    ratio(one.visible, plain(data, one).visible),
    one.each?.toFixed(1) ?? "",
    String(one.requests ?? ""),
    one.bytes ? (one.bytes / 1000).toFixed(0) : "",
  ]);
  const columns = ["", "containers", "origins", `ms at ${latency} ms`, "ratio", "ms per container", "requests", "kB"];
  return { name: "scale", tables: [{ title: "Many containers on one page, HTTP/2", columns, rows }], data };
}

function growth(smaller: Scaled, page: Scaled): Pick<Scaled, "each"> {
  if (page.visible === undefined || smaller.visible === undefined) return {};
  return { each: (page.visible - smaller.visible) / (page.count - smaller.count) };
}

function ratio(time?: number, plainTime?: number): string {
  return time && plainTime ? (time / plainTime).toFixed(2) : "";
}

async function measureCount(browser: Browser, scope: Scope, count: number): Promise<Scaled[]> {
  using server = new ServerProcess();
  const pages = await serveContainers(server, scope, count);
  await server.setLatency(latency);
  const visits = pages.map(() => [] as Visit[]);
  const failed = new Set<Containers>();
  const turns = scope.quick ? 2 : Math.min(scope.runs, 5);
  for (let turn = 0; turn < turns; turn += 1) {
    scope.say(`Visiting: ${count} containers, turn ${turn + 1} of ${turns}`);
    for (const [index, page] of pages.entries()) {
      if (failed.has(page)) continue;
      const visit = visitPage(browser, `https://localhost:${page.port}`, "home", scope.patience);
      await visit.then(
        (made) => visits[index]!.push(made),
        (error: unknown) => {
          if (!(error instanceof NotPainted)) throw error;
          scope.say(error.message);
          failed.add(page);
        },
      );
    }
  }
  return pages.map((page, index) => {
    if (failed.has(page)) return page;
    const middle = (pick: (visit: Visit) => number): number => median(visits[index]!.map(pick));
    return {
      ...page,
      visible: middle(({ visible }) => visible),
      requests: middle(({ requests }) => requests),
      bytes: middle(({ bytes }) => bytes),
    };
  });
}

function plain(data: readonly Scaled[], { count, origins }: Scaled): Scaled {
  return data.find((one) => one.federation === "webpack-mf" && one.count === count && one.origins === origins)!;
}
