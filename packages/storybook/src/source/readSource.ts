import {
  buildIdOf,
  isNacreError,
  NacreError,
  parseManifest,
  parseSnapshot,
  type Build,
  type BuildId,
  type Manifest,
  type Parsed,
  type Slice,
  type Snapshot,
} from "@nacre/contract";

/** Milliseconds for one answer: a Storybook starts without its remotes too. */
const DEADLINE = 10_000;

/** Where builds are: in a snapshot, and by themselves. */
export interface Source {
  /** Address of a snapshot. */
  snapshot?: string;
  /** Address of a manifest or of its folder, by the name of the remote. */
  remotes: Record<string, string>;
  /** A snapshot or a build that somebody chose: what it has stands in place of what has the same names above. */
  chosen?: string;
}

/** What was found there. */
export interface Found {
  builds: Build[];
  names: Record<string, BuildId>;
  /** What could not be read, by the remote's name; by `""` where it was the snapshot. */
  failures: Record<string, NacreError>;
}

/**
 * Reads the manifests of all builds of a source. What cannot be read is a failure beside the others: it never rejects.
 * Works in browsers and in Node.
 *
 * @param page Address that relative ones are relative to.
 */
export async function readSource({ snapshot, remotes, chosen }: Source, page?: string): Promise<Found> {
  const reads = [
    ...(snapshot === undefined ? [] : [{ name: "", address: snapshot, read: readSnapshot }]),
    ...Object.entries(remotes).map(([name, address]) => ({
      name,
      address,
      read: (url: string) => readRemote(url, name),
    })),
    ...(chosen === undefined ? [] : [{ name: chosen, address: chosen, read: readChosen }]),
  ];
  const outcomes = await Promise.all(
    reads.map(async ({ name, address, read }) => [name, await attempt(address, page, read)] as const),
  );
  const found: Found = { builds: [], names: {}, failures: {} };
  for (const [name, one] of outcomes) {
    if (one instanceof Error) found.failures[name] = one;
    else Object.assign(found, { builds: [...found.builds, ...one.builds], names: { ...found.names, ...one.names } });
  }
  return found;
}

/**
 * One build, by the address of its manifest or of its folder.
 *
 * @throws NacreError `NACRE_STORYBOOK_NO_SOURCE`, `NACRE_CONTRACT_BAD_MANIFEST`
 */
export async function readBuild(address: string): Promise<Build> {
  const url = isFile(address) ? address : inFolder(address, "nacre.json");
  return makeBuild(url, await readJson(url));
}

async function makeBuild(url: string, json: unknown): Promise<Build> {
  const manifest = checked(parseManifest(json), "NACRE_CONTRACT_BAD_MANIFEST", url);
  return { id: await buildIdOf(manifest), base: new URL(".", url).href, manifest };
}

async function readRemote(address: string, name: string): Promise<Omit<Found, "failures">> {
  const build = await readBuild(address);
  return { builds: [build], names: { [name]: build.id } };
}

/** The address of a file or of a folder, of a build or of a server: what is there says which. */
async function readChosen(address: string): Promise<Omit<Found, "failures">> {
  if (!isFile(address)) {
    const snapshot = inFolder(address, "snapshot.json");
    return readChosen(inFolder(address, "nacre.json")).catch((error: unknown) =>
      readChosen(snapshot).catch(() => Promise.reject(error as NacreError)),
    );
  }
  const json = await readJson(address);
  if (typeof json === "object" && json !== null && "names" in json) return makeFound(address, json);
  const build = await makeBuild(address, json);
  return { builds: [build], names: { [build.manifest.name]: build.id } };
}

async function readSnapshot(url: string): Promise<Omit<Found, "failures">> {
  return makeFound(url, await readJson(url));
}

async function makeFound(url: string, json: unknown): Promise<Omit<Found, "failures">> {
  const snapshot = checked(parseSnapshot(json), "NACRE_CONTRACT_BAD_SNAPSHOT", url);
  const builds = await Promise.all(Object.entries(snapshot.builds).map(([id, slice]) => readSlice(url, id, slice)));
  return { builds, names: { ...snapshot.names } satisfies Snapshot["names"] };
}

/** A slice does not say which versions its build asks for, so the manifest is wanted; where there is none, any will do. */
async function readSlice(snapshot: string, id: BuildId, slice: Slice): Promise<Build> {
  const base = new URL(slice.base, snapshot).href;
  const manifest = await readBuild(base).then(
    (build) => build.manifest,
    () => manifestOf(slice),
  );
  return { id, base, manifest };
}

/** A shaken copy stands for the whole one: all of its snapshot's builds have what they use. */
function manifestOf({ base: _, consumes, provides, ...slice }: Slice): Manifest {
  const any = Object.entries(consumes).map(([module, consume]) => [module, { ...consume, range: false as const }]);
  const copies = Object.entries(provides).map(([key, list]) => [key, list.map(({ shaken: __, ...copy }) => copy)]);
  return {
    ...slice,
    schema: 1,
    consumes: Object.fromEntries(any) as Manifest["consumes"],
    provides: Object.fromEntries(copies) as Manifest["provides"],
  };
}

function isFile(address: string): boolean {
  return /\.json([?#]|$)/.test(address);
}

function inFolder(address: string, file: string): string {
  return new URL(file, address.replace(/\/?$/, "/")).href;
}

/** What cannot be an address is a failure too. */
async function attempt<Value>(
  address: string,
  page: string | undefined,
  read: (url: string) => Promise<Value>,
): Promise<Value | NacreError> {
  try {
    return await read(new URL(address, page).href);
  } catch (cause) {
    return isNacreError(cause)
      ? cause
      : new NacreError("NACRE_STORYBOOK_NO_SOURCE", { address, reason: reasonOf(cause) });
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

async function readJson(url: string): Promise<unknown> {
  try {
    const response = await fetch(url, { cache: "no-cache", signal: AbortSignal.timeout(DEADLINE) });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return await response.json();
  } catch (cause) {
    throw new NacreError("NACRE_STORYBOOK_NO_SOURCE", { address: url, reason: reasonOf(cause) }, { cause });
  }
}

function checked<Value>(
  parsed: Parsed<Value>,
  code: "NACRE_CONTRACT_BAD_MANIFEST" | "NACRE_CONTRACT_BAD_SNAPSHOT",
  source: string,
): Value {
  if (parsed.ok) return parsed.value;
  throw new NacreError(code, { source, problems: parsed.problems });
}
