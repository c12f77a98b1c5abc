import { buildIdOf, isNacreError, NacreError, parseManifest, type Build, type BuildId } from "@nacre/contract";
import { createPersist } from "../core/createPersist.ts";
import { fault, type Fault } from "../core/fault.ts";
import { createNetwork } from "./createNetwork.ts";

/** What `fetchBuild` takes beside the address. */
export interface FetchBuildOptions {
  /** Id that the build has to have. */
  id?: BuildId;
  /** Milliseconds, all tries included. Default 4,000. */
  deadline?: number;
}

/** Milliseconds for a manifest, when nobody says otherwise. */
const DEADLINE = 4000;

/**
 * Fetches the manifest of a build that is known by its address alone, for `register`. As files are: with a deadline, tried
 * again, once past the caches. What comes is parsed as strictly as on a server.
 *
 * Needs `crypto.subtle`, which browsers have on secure pages only.
 *
 * @param folder where the build lies, absolute, ending in `/`
 * @throws NacreError `NACRE_RUNTIME_FILE_FAILED`, `NACRE_CONTRACT_BAD_MANIFEST`
 * @example
 * register(runtime, await fetchBuild("https://example.test/search/"));
 * await runtime.import("search/Box");
 */
export async function fetchBuild(folder: string, { id, deadline = DEADLINE }: FetchBuildOptions = {}): Promise<Build> {
  const url = `${folder}nacre.json`;
  const controller = new AbortController();
  const { signal } = controller;
  let build: Build | undefined;
  const attempt = async (): Promise<void> => {
    build = await read(folder, await fetch(url, { signal }), id);
  };
  const first = attempt();
  first.catch(() => {});
  try {
    const persist = createPersist(createNetwork(deadline));
    await persist({ requests: [{ url }], attempt, first, retried: () => {}, signal });
  } catch (cause) {
    const bad = (cause as Fault).cause;
    if (isNacreError(bad)) throw bad;
    const facts = { kind: (cause as Fault).kind ?? "network", reason: String(cause) };
    throw new NacreError("NACRE_RUNTIME_FILE_FAILED", { container: folder, build: id ?? "", url, ...facts }, { cause });
  } finally {
    controller.abort();
  }
  return build!;
}

async function read(folder: string, response: Response, wanted: BuildId | undefined): Promise<Build> {
  const { status } = response;
  if (!response.ok) throw fault("http", `status ${status}`, { status });
  const text = await response.text();
  const parsed = parseManifest(parseJson(text));
  // Other bytes may lie in the caches than on the server.
  if (!parsed.ok) {
    const bad = new NacreError("NACRE_CONTRACT_BAD_MANIFEST", { source: folder, problems: parsed.problems });
    throw fault("integrity", bad.message, { cause: bad });
  }
  const id = await buildIdOf(parsed.value);
  if (wanted !== undefined && id !== wanted) throw fault("integrity", `it is build ${id}, wanted was ${wanted}`);
  return { id, base: folder, manifest: parsed.value };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw fault("integrity", "it is no JSON", { cause });
  }
}
