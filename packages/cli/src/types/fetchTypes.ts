import {
  integrityOf,
  NacreError,
  parseTypesManifest,
  type FileName,
  type Problem,
  type TypesManifest,
} from "@nacre/contract";
import { getBytes, reasonOf } from "../getBytes.ts";
import { allOf, type Outcome } from "../Outcome.ts";
import { parseJson } from "../parseJson.ts";
import { TYPES } from "../readBuild.ts";
import type { ExposingBuild } from "./findBuilds.ts";

/** The declarations of one build, each as its list says. */
export interface BuildTypes {
  build: ExposingBuild;
  list: TypesManifest;
  /** `nacre.types.json` among them. */
  files: Map<FileName, Buffer>;
}

/**
 * Gets the declarations of builds into memory, every file checked by its size and hash.
 *
 * @param only Names of those that are wanted; what their declarations import comes along. Empty: all.
 */
export async function fetchTypes(
  builds: readonly ExposingBuild[],
  only: readonly string[] = [],
): Promise<Outcome<BuildTypes[]>> {
  const lists = await fetchLists(builds, only);
  return allOf(await Promise.all(lists.map(async (each) => (each.ok ? fetchFiles(each.value) : each))));
}

interface FoundList {
  build: ExposingBuild;
  list: TypesManifest;
  bytes: Buffer;
}

async function fetchLists(builds: readonly ExposingBuild[], only: readonly string[]): Promise<Outcome<FoundList>[]> {
  if (only.length === 0) return Promise.all(builds.map((build) => fetchList(build)));
  const known = [...new Set(builds.map(({ name }) => name))];
  const unknown = only.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    const problems = unknown.map((name) => new NacreError("NACRE_PLAN_UNKNOWN_CONTAINER", { name, known }));
    return [{ ok: false, problems }];
  }
  const fetched: Outcome<FoundList>[] = [];
  const wanted = new Set(only);
  // The set grows while it is walked: declarations import those of other containers.
  for (const name of wanted) {
    const ofName = await Promise.all(builds.filter((build) => build.name === name).map((build) => fetchList(build)));
    fetched.push(...ofName);
    for (const each of ofName) if (each.ok) for (const remote of each.value.list.remotes) wanted.add(remote);
  }
  return fetched;
}

async function fetchList(build: ExposingBuild): Promise<Outcome<FoundList>> {
  const { name, id } = build;
  const url = new URL(TYPES, build.base);
  const bytes = await getBytes(url).catch((error: unknown) => reasonOf(error));
  if (typeof bytes === "string") {
    const details = { name, build: id, url: url.href, reason: bytes };
    return { ok: false, problems: [new NacreError("NACRE_CLI_NO_TYPES", details)] };
  }
  const parsed = parseTypesManifest(parseJson(bytes.toString("utf8")));
  const problems = parsed.ok ? otherBuild(parsed.value, build) : parsed.problems;
  if (!parsed.ok || problems.length > 0) {
    return { ok: false, problems: [new NacreError("NACRE_CLI_BAD_TYPES", { file: url.href, problems })] };
  }
  return { ok: true, value: { build, list: parsed.value, bytes } };
}

function otherBuild({ name, build }: TypesManifest, wanted: ExposingBuild): Problem[] {
  if (name === wanted.name && build === wanted.id) return [];
  const message = `is ${build} of "${name}", but the build there is ${wanted.id} of "${wanted.name}"`;
  return [{ path: "build", message }];
}

async function fetchFiles({ build, list, bytes }: FoundList): Promise<Outcome<BuildTypes>> {
  const fetched = allOf(await Promise.all(Object.keys(list.files).map((file) => fetchFile(build, list, file))));
  if (!fetched.ok) return fetched;
  return { ok: true, value: { build, list, files: new Map([...fetched.value, [TYPES, bytes]]) } };
}

async function fetchFile(
  { base }: ExposingBuild,
  { files }: TypesManifest,
  file: FileName,
): Promise<Outcome<[FileName, Buffer]>> {
  const url = new URL(file, base);
  const broken = (reason: string): Outcome<never> => ({
    ok: false,
    problems: [new NacreError("NACRE_CLI_BROKEN_FILE", { path: url.href, reason })],
  });
  try {
    const { size, integrity } = files[file]!;
    const bytes = await getBytes(url, size);
    if (bytes.length === size && (await integrityOf(bytes)) === integrity) return { ok: true, value: [file, bytes] };
    return broken("its bytes are not those that were built");
  } catch (error) {
    return broken(reasonOf(error));
  }
}
