import {
  buildIdOf,
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
import { getBytes, reasonOf } from "./getBytes.ts";
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
  const [first = "", ...others] = sources;
  if (!/^https?:\/\//i.test(first)) return readFolders(sources, root);
  const problems = [
    ...(others.length > 0 ? [{ path: "sources", message: "are one address, or folders" }] : []),
    ...(URL.canParse(first) ? [] : [{ path: "sources", message: `begin with ${JSON.stringify(first)}, no address` }]),
  ];
  if (problems.length > 0) return { ok: false, problems: [new NacreError("NACRE_CLI_BAD_OPTIONS", { problems })] };
  return readServer(first);
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
  const found = await buildIdOf(parsed.value);
  const problems = [{ path: "", message: `is that of build ${found}, not of ${id}` }];
  if (found !== id) throw new NacreError("NACRE_CLI_BAD_MANIFEST", { file, problems });
  return { id, base, manifest: parsed.value };
}

async function getJson(url: string): Promise<unknown> {
  try {
    return JSON.parse((await getBytes(new URL(url))).toString("utf8"));
  } catch (cause) {
    throw new NacreError("NACRE_CLI_NO_SERVER", { url, reason: reasonOf(cause) }, { cause });
  }
}
