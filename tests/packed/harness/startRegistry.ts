import { spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream, existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { root } from "../../sources.ts";
import type { Tarball } from "./packPackages.ts";

export interface Registry extends AsyncDisposable {
  url: string;
}

/** Where one version of a package is had from. */
interface Release {
  manifest: Record<string, unknown> & { name: string; version: string };
  open(): Readable;
}

/** By version; the first is `latest`. */
type Releases = Map<string, Release>;

/**
 * A package registry on loopback. It has the tarballs, and of everything else the very versions that are installed in this
 * repository, whose lockfile is its index. So `npm install` is run as users run it, and resolves what package.json files
 * declare and nothing else, without a network.
 */
export async function startRegistry(tarballs: readonly Tarball[]): Promise<Registry> {
  const packages = await installedPackages();
  for (const tarball of tarballs) packages.set(tarball.name, new Map([[tarball.version, await releaseOf(tarball)]]));
  const server = createServer((request, response) => {
    const [name = "", version] = decodeURIComponent(request.url!.slice(1)).split("/-/");
    const releases = packages.get(name);
    const release = version === undefined ? undefined : releases?.get(version);
    if (release) release.open().pipe(response);
    else if (releases && version === undefined)
      sendJson(response, describe(releases, `http://${request.headers.host}`));
    else response.writeHead(404, { "Content-Type": "application/json" }).end("{}");
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(value));
}

/** What npm calls a packument. */
function describe(releases: Releases, url: string): unknown {
  const all = [...releases.values()].map(({ manifest }) => manifest);
  const versions = all.map((manifest) => {
    const tarball = `${url}/${manifest.name}/-/${manifest.version}`;
    return [manifest.version, { ...manifest, dist: { tarball } }];
  });
  return { name: all[0]!.name, "dist-tags": { latest: all[0]!.version }, versions: Object.fromEntries(versions) };
}

async function releaseOf({ name, file }: Tarball): Promise<Release> {
  const manifest = await readManifest(join(root, "packages", name.split("/")[1]!));
  return { manifest, open: () => createReadStream(file) };
}

/** Every package below node_modules. The copy that is not nested comes first. */
async function installedPackages(): Promise<Map<string, Releases>> {
  const lock = JSON.parse(await readFile(join(root, "package-lock.json"), "utf8")) as {
    packages: Record<string, { link?: true }>;
  };
  const folders = Object.entries(lock.packages)
    .filter(([path, { link }]) => path.includes("node_modules/") && !link && existsSync(join(root, path)))
    .map(([path]) => join(root, path));
  const packages = new Map<string, Releases>();
  for (const folder of folders.toSorted((a, b) => a.length - b.length)) {
    const manifest = await readManifest(folder);
    const releases = packages.get(manifest.name) ?? new Map<string, Release>();
    if (!releases.has(manifest.version)) releases.set(manifest.version, { manifest, open: () => pack(folder) });
    packages.set(manifest.name, releases);
  }
  return packages;
}

async function readManifest(folder: string): Promise<Release["manifest"]> {
  return JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as Release["manifest"];
}

/** A tarball of an installed package, without what was installed below it. npm drops the first part of each path. */
function pack(folder: string): Readable {
  const args = ["-cf", "-", "--exclude", "node_modules", "-C", dirname(folder), basename(folder)];
  return spawn("tar", args, { stdio: ["ignore", "pipe", "inherit"] }).stdout;
}
