import { get as getHttp } from "node:http";
import { get as getHttps } from "node:https";
import { text } from "node:stream/consumers";
import {
  isNacreError,
  NacreError,
  parseManifest,
  parseSnapshot,
  type Build,
  type Diagnostic,
  type Snapshot,
} from "@nacre/contract";
import { makeSnapshot } from "@nacre/plan";
import { findRoot } from "./findRoot.ts";
import { allOf, type Outcome } from "./Outcome.ts";
import { readBuild } from "./readBuild.ts";

/** A snapshot, with the whole manifests behind it: they say who asked for what. */
export interface Plan {
  snapshot: Snapshot;
  builds: Build[];
  diagnostics: Diagnostic[];
}

/**
 * Reads what is planned: by a running server, or by the builds in some folders.
 *
 * @param sources One URL, or folders.
 * @param root Name of the build that is the page, where several could be.
 */
export async function readPlan(sources: readonly string[], root: string | undefined): Promise<Outcome<Plan>> {
  const [first = ""] = sources;
  return /^https?:\/\//.test(first) ? readServer(first) : readFolders(sources, root);
}

async function readFolders(folders: readonly string[], wanted: string | undefined): Promise<Outcome<Plan>> {
  const read = allOf(await Promise.all(folders.map((folder) => readBuild(folder))));
  if (!read.ok) return read;
  const root = findRoot(read.value, wanted);
  if (!root.ok) return root;
  const builds = read.value.map(({ id, manifest }) => ({ id, manifest, base: `/${manifest.name}/${id}/` }));
  const names = Object.fromEntries(builds.map(({ id, manifest }) => [manifest.name, id]));
  const made = makeSnapshot({ builds, names, root: root.value.manifest.name, environment: "local", n: 1 });
  return { ok: true, value: { ...made, builds } };
}

/** The server's snapshot, decided once more from the manifests of its store: that gives the diagnostics. */
async function readServer(address: string): Promise<Outcome<Plan>> {
  try {
    const url = new URL("/snapshot.json", address).href;
    const parsed = parseSnapshot(await getJson(url));
    if (!parsed.ok) throw new NacreError("NACRE_CONTRACT_BAD_SNAPSHOT", { source: url, problems: parsed.problems });
    const { environment, n, root, names, builds: slices } = parsed.value;
    const builds = await Promise.all(Object.entries(slices).map(([id, { base }]) => getBuild(id, base, address)));
    return { ok: true, value: { ...makeSnapshot({ builds, names, root, environment, n }), builds } };
  } catch (error) {
    if (isNacreError(error)) return { ok: false, problems: [error] };
    throw error;
  }
}

async function getBuild(id: string, base: string, address: string): Promise<Build> {
  const file = new URL(`${base}nacre.json`, address).href;
  const parsed = parseManifest(await getJson(file));
  if (!parsed.ok) throw new NacreError("NACRE_CLI_BAD_MANIFEST", { file, problems: parsed.problems });
  return { id, base, manifest: parsed.value };
}

/** On this machine any certificate will do: `nacre serve --h2` makes its own. */
async function getJson(url: string): Promise<unknown> {
  const { protocol, hostname } = new URL(url);
  const options = { rejectUnauthorized: hostname !== "localhost", headers: { accept: "application/json" } };
  try {
    const body = await new Promise<string>((resolve, reject) => {
      const get = protocol === "https:" ? getHttps : getHttp;
      get(url, options, (response) => {
        if (response.statusCode === 200) text(response).then(resolve, reject);
        else reject(new Error(`status ${response.statusCode}`));
      }).on("error", reject);
    });
    return JSON.parse(body);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message || cause.name : String(cause);
    throw new NacreError("NACRE_CLI_NO_SERVER", { url, reason }, { cause });
  }
}
