import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Origins } from "../server/addresses.ts";
import { compressFolder } from "../server/compressFolder.ts";
import type { Site } from "../server/main.ts";
import type { ServerProcess } from "../server/ServerProcess.ts";
import { buildContainers, containersHtml, moveContainers, type Federation } from "../variants/containers.ts";
import type { Bases, BuiltFolder } from "../variants/Variant.ts";
import type { Scope } from "./Section.ts";
import { versionOfSources } from "./versionOfSources.ts";

/** A page of many containers, and the port of its host. */
export interface Containers {
  federation: Federation;
  origins: Origins;
  count: number;
  port: number;
}

const federations: Federation[] = ["nacre", "webpack-mf"];
/** Beyond the ports of the variants. */
const firstPort = 4600;

/**
 * Builds a host with so many containers, by each federation, and serves them over HTTP/2: all from one origin, and each from its own.
 *
 * @returns The pages, in the order of the table.
 */
export async function serveContainers(server: ServerProcess, scope: Scope, count: number): Promise<Containers[]> {
  const pages: Containers[] = [];
  let port = firstPort;
  for (const origins of ["one", "separate"] as const) {
    for (const federation of federations) {
      const bases = basesOf(count, origins, port);
      const built = await buildOnce(scope, federation, origins, count, bases);
      await server.serve(await sitesOf(federation, built, bases, origins, port));
      pages.push({ federation, origins, count, port });
      port += origins === "one" ? 1 : count + 1;
    }
  }
  return pages;
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
  const version = await versionOfSources(federation === "nacre");
  const kept = await readFile(record, "utf8").then(JSON.parse, () => undefined);
  if (kept?.version === version) return kept.built;
  say(`Building: ${count} containers, ${federation}, ${origins} origin(s)`);
  await mkdir(folder, { recursive: true });
  const built =
    federation === "webpack-mf" && origins === "separate"
      ? await moveContainers(join(out, "scale", "webpack-mf-one", String(count)), folder, bases)
      : await buildContainers(federation, count, folder, bases);
  await Promise.all(built.map((build) => compressFolder(build.folder)));
  await writeFile(record, JSON.stringify({ version, built }));
  return built;
}

async function sitesOf(
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
