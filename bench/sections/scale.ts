import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { visitPage } from "../browser/visitPage.ts";
import type { Origins } from "../server/addresses.ts";
import { compressFolder } from "../server/compressFolder.ts";
import type { Site } from "../server/main.ts";
import { ServerProcess } from "../server/ServerProcess.ts";
import { buildContainers, containersHtml, type Federation } from "../variants/containers.ts";
import type { Bases, BuiltFolder } from "../variants/Variant.ts";
import type { Scope, Section } from "./Section.ts";
import { median } from "./statistics.ts";
import { versionOfSources } from "./versionOfSources.ts";

const federations: Federation[] = ["nacre", "webpack-mf"];
/** Beyond the ports of the variants. */
const firstPort = 4600;
const latency = 50;

interface Case {
  federation: Federation;
  origins: Origins;
  count: number;
  port: number;
}

/** A page of many containers. */
export interface Scaled extends Case {
  /** Milliseconds, median. */
  visible: number;
  requests: number;
  bytes: number;
}

/** Many small containers with 30 shared packages on one page, and how the time grows. */
export async function measureScale(browser: Browser, scope: Scope): Promise<Section> {
  const data: Scaled[] = [];
  for (const count of scope.quick ? [10, 50] : [10, 50, 100, 300]) {
    using server = new ServerProcess();
    const cases = await serveAll(server, scope, count);
    await server.setLatency(latency);
    scope.say(`Visiting: ${count} containers`);
    const visits = cases.map(() => [] as Awaited<ReturnType<typeof visitPage>>[]);
    for (let turn = 0; turn < Math.min(scope.runs, 5); turn += 1) {
      for (const [index, { port }] of cases.entries()) {
        visits[index]!.push(await visitPage(browser, `https://localhost:${port}`, "home"));
      }
    }
    for (const [index, one] of cases.entries()) {
      const [{ requests, bytes }] = visits[index] as [(typeof visits)[0][0]];
      data.push({ ...one, visible: median(visits[index]!.map((visit) => visit.visible)), requests, bytes });
    }
  }
  const plain = (one: Case): number =>
    data.find(
      (other) => other.federation === "webpack-mf" && other.count === one.count && other.origins === one.origins,
    )!.visible;
  const rows = data.map((one) => [
    one.federation === "nacre" ? "Nacre on webpack" : "webpack ModuleFederationPlugin",
    String(one.count),
    one.origins,
    one.visible.toFixed(0),
    (one.visible / plain(one)).toFixed(2),
    String(one.requests),
    (one.bytes / 1000).toFixed(0),
  ]);
  const columns = ["", "containers", "origins", `ms at ${latency} ms`, "ratio", "requests", "kB"];
  return { name: "scale", tables: [{ title: "Many containers on one page, HTTP/2", columns, rows }], data };
}

async function serveAll(server: ServerProcess, scope: Scope, count: number): Promise<Case[]> {
  const cases: Case[] = [];
  let port = firstPort;
  for (const origins of ["one", "separate"] as const) {
    for (const federation of federations) {
      const bases = basesOf(count, origins, port);
      const built = await buildOnce(scope, federation, origins, count, bases);
      await server.serve(await sites(federation, built, bases, origins, port));
      cases.push({ federation, origins, count, port });
      port += origins === "one" ? 1 : count + 1;
    }
  }
  return cases;
}

function basesOf(count: number, origins: Origins, port: number): Bases {
  const names = ["shell", ...Array.from({ length: count }, (_, index) => `c${index}`)];
  return Object.fromEntries(
    names.map((name, index) => [
      name,
      origins === "one" ? `/b/${name}/` : `https://localhost:${port + index}/b/${name}/`,
    ]),
  );
}

async function buildOnce(
  { out, say }: Scope,
  federation: Federation,
  origins: Origins,
  count: number,
  bases: Bases,
): Promise<BuiltFolder[]> {
  // Nacre's builds hold no addresses.
  const folder = join(out, "scale", federation === "nacre" ? "nacre" : `${federation}-${origins}`, String(count));
  const record = join(folder, "built.json");
  const version = await versionOfSources();
  const kept = await readFile(record, "utf8").then(JSON.parse, () => undefined);
  if (kept?.version === version) return kept.built;
  say(`Building: ${count} containers, ${federation}`);
  await mkdir(folder, { recursive: true });
  const built = await buildContainers(federation, count, folder, bases);
  await Promise.all(built.map((build) => compressFolder(build.folder)));
  await writeFile(record, JSON.stringify({ version, built }));
  return built;
}

async function sites(
  federation: Federation,
  built: readonly BuiltFolder[],
  bases: Bases,
  origins: Origins,
  port: number,
): Promise<Site[]> {
  const pages = { "/": await containersHtml(federation, built, bases) };
  if (origins === "one") return [{ port, protocol: "h2", built, pages }];
  return built.map((build, index) => ({
    port: port + index,
    protocol: "h2",
    built: [build],
    pages: index === 0 ? pages : {},
  }));
}
