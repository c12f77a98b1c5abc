import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { buildIdOf, NacreError, parseManifest, parseSnapshot, type BuildId, type Format } from "@nacre/contract";
import { getBytes, reasonOf } from "../getBytes.ts";
import { allOf, type Outcome } from "../Outcome.ts";
import { parseJson } from "../parseJson.ts";

/** A build that others import from, and where it lies. */
export interface ExposingBuild {
  name: string;
  id: BuildId;
  /** Of its package. */
  version: string;
  /** Its folder. */
  base: URL;
  /** What its name means is another build: it is there because somebody pins it. */
  pinned: boolean;
}

const WEB = /^https?:\/\//i;
/** Not any JSON: a pattern of folders (`apps/*`) also finds tsconfigs. */
const FILE = /(?:snapshot|(?:^|[\\/])nacre)\.json$/;

/**
 * Whether somebody named builds that are there, and not a project to build: an address, a `snapshot.json`, a `nacre.json`
 * or the folder of one.
 */
export function isBuildSource(source: string): boolean {
  return WEB.test(source) || FILE.test(source) || existsSync(join(source, "nacre.json"));
}

/**
 * The builds of snapshots, servers, manifests or folders that expose modules. One that is named by itself takes the place
 * of the one that a snapshot has under its name: so things would be if it were deployed. Containers of other federations are left
 * out: they have no declarations of this kind.
 */
export async function findBuilds(sources: readonly string[]): Promise<Outcome<ExposingBuild[]>> {
  const wrong = sources.filter((source) => WEB.test(source) && !URL.canParse(source));
  if (wrong.length > 0) {
    const problems = wrong.map((source) => ({ path: "sources", message: `${JSON.stringify(source)} is no address` }));
    return { ok: false, problems: [new NacreError("NACRE_CLI_BAD_OPTIONS", { problems })] };
  }
  const found = allOf(await Promise.all(sources.map((source) => read(toUrl(source)))));
  if (!found.ok) return found;
  const byKey = new Map(replaced(sources, found.value).map((build) => [`${build.name} ${build.id}`, build]));
  const builds = [...byKey.keys()].sort().map((key) => byKey.get(key)!);
  const problems = sameNames(builds);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: builds };
}

function replaced(sources: readonly string[], found: readonly ExposingBuild[][]): ExposingBuild[] {
  const isAlone = (i: number): boolean => isManifest(toUrl(sources[i]!));
  const alone = new Set(found.flatMap((builds, i) => (isAlone(i) ? builds.map(({ name }) => name) : [])));
  return found.flatMap((builds, i) =>
    isAlone(i) ? builds : builds.filter(({ name, pinned }) => pinned || !alone.has(name)),
  );
}

function isManifest({ pathname }: URL): boolean {
  return pathname.endsWith("/nacre.json");
}

function toUrl(source: string): URL {
  if (!WEB.test(source)) {
    return pathToFileURL(FILE.test(source) ? resolve(source) : resolve(source, "nacre.json"));
  }
  const url = new URL(source);
  return url.pathname.endsWith(".json") ? url : new URL("snapshot.json", `${source.replace(/\/*$/, "")}/`);
}

async function read(url: URL): Promise<Outcome<ExposingBuild[]>> {
  try {
    const input = parseJson((await getBytes(url)).toString("utf8"));
    return isManifest(url) ? await fromManifest(url, input) : fromSnapshot(url, input);
  } catch (cause) {
    const reason = reasonOf(cause);
    const problem =
      url.protocol === "file:"
        ? new NacreError("NACRE_CLI_BAD_CONFIG", { file: fileURLToPath(url), reason }, { cause })
        : new NacreError("NACRE_CLI_NO_SERVER", { url: url.href, reason }, { cause });
    return { ok: false, problems: [problem] };
  }
}

async function fromManifest(url: URL, input: unknown): Promise<Outcome<ExposingBuild[]>> {
  const parsed = parseManifest(input);
  if (!parsed.ok) {
    return {
      ok: false,
      problems: [new NacreError("NACRE_CLI_BAD_MANIFEST", { file: url.href, problems: parsed.problems })],
    };
  }
  const { name, version } = parsed.value;
  const build = { name, version, id: await buildIdOf(parsed.value), base: new URL(".", url), pinned: false };
  return { ok: true, value: exposesModules(parsed.value) ? [build] : [] };
}

function fromSnapshot(url: URL, input: unknown): Outcome<ExposingBuild[]> {
  const parsed = parseSnapshot(input);
  if (!parsed.ok) {
    return {
      ok: false,
      problems: [new NacreError("NACRE_CONTRACT_BAD_SNAPSHOT", { source: url.href, problems: parsed.problems })],
    };
  }
  const { builds, names } = parsed.value;
  const value = Object.entries(builds)
    .filter(([, slice]) => exposesModules(slice))
    .map(([id, { name, version, base }]) => ({
      name,
      version,
      id,
      base: baseUrl(base, url),
      pinned: names[name] !== id,
    }));
  return { ok: true, value };
}

/** Beside a snapshot in a file, the builds lie as they would on a server that has this file at its root. */
function baseUrl(base: string, snapshot: URL): URL {
  return new URL(snapshot.protocol === "file:" && base.startsWith("/") ? `.${base}` : base, snapshot);
}

/** The application that a build is, is no module for others. */
function exposesModules({ format, exposes }: { format: Format; exposes: Record<string, unknown> }): boolean {
  return format !== "foreign" && Object.keys(exposes).some((expose) => expose !== "./app");
}

/** Names that differ only in case are one folder on some disks. */
function sameNames(builds: readonly ExposingBuild[]): NacreError[] {
  const folders = new Map<string, string[]>();
  for (const { name, base } of builds.filter(({ pinned }) => !pinned)) {
    const key = name.toLowerCase();
    folders.set(key, [...(folders.get(key) ?? []), base.href]);
  }
  return [...folders]
    .filter(([, claimed]) => claimed.length > 1)
    .map(([name, claimed]) => new NacreError("NACRE_CLI_DUPLICATE_NAME", { name, folders: claimed }));
}
