import { isNacreError, type BuildId, type FileName, type Slice, type Snapshot } from "@nacre/contract";

/** Whose an error is. */
export interface Attribution {
  container: string;
  build: BuildId;
  version: string;
  /** Team or person to ask, as the build says. */
  owner?: string;
  /** File of the build that threw. Absent where the runtime itself says whose error it is. */
  file?: FileName;
}

/**
 * The build whose code threw an error, by the addresses in its stack. An error of the runtime is that of the build which it
 * names. The topmost frame counts that lies in a build's own code; a library that a build shares is whoever's called it,
 * and counts only where nothing else is in the stack.
 *
 * Pure: it asks neither the page nor the network. An error that crossed no planned file is nobody's.
 *
 * @param error anything that was thrown
 * @param snapshot the page's: `runtime.snapshot`
 * @example
 * attributeError(error, runtime.snapshot)?.owner; // "team-checkout"
 */
export function attributeError(error: unknown, snapshot: Snapshot): Attribution | undefined {
  const named = ofDetails(error, snapshot);
  if (named) return named;
  const frames = addressesOf(error).flatMap((url) => ofAddress(url, snapshot) ?? []);
  const own = frames.find(({ build, file }) => !isShared(snapshot.builds[build]!, file));
  return own ?? frames[0];
}

/** The build's file at an address: what an error event says when there is no stack. */
export function attributeUrl(url: string, snapshot: Snapshot): Attribution | undefined {
  return ofAddress(url, snapshot);
}

function ofDetails(error: unknown, { builds, names }: Snapshot): Attribution | undefined {
  if (!isNacreError(error)) return undefined;
  const { build, container, name } = error.details;
  const id = [build, names[String(container ?? name)]].find(
    (each) => typeof each === "string" && Object.hasOwn(builds, each),
  );
  return id === undefined ? undefined : describe(id as BuildId, builds[id as BuildId]!);
}

/** Of the error, then of what caused it. Browsers write stacks differently, but addresses alike. */
function addressesOf(error: unknown, left = 8): string[] {
  if (typeof error !== "object" || error === null || left === 0) return [];
  const { stack, cause } = error as { stack?: unknown; cause?: unknown };
  const text = typeof stack === "string" ? stack.slice(0, 100_000) : "";
  const found = [...text.matchAll(/https?:\/\/[^\s()]+/g)].map(([url]) => url.replace(/:\d+(?::\d+)?$/, ""));
  return [...found, ...addressesOf(cause, left - 1)];
}

function ofAddress(url: string, { builds }: Snapshot): (Attribution & { file: FileName }) | undefined {
  for (const [id, slice] of Object.entries(builds)) {
    for (const folder of [slice.base, slice.fallbackUrl]) {
      const file = folder === undefined ? undefined : below(folder, url);
      if (file !== undefined && Object.hasOwn(slice.files, file)) return { ...describe(id, slice), file };
    }
  }
  return undefined;
}

/** The rest of an address below a folder, which is an address or a path. */
function below(folder: string, url: string): string | undefined {
  const at = folder.startsWith("/") ? url.indexOf("/", url.indexOf("//") + 2) : 0;
  if (at < 0 || !url.startsWith(folder, at)) return undefined;
  return url.slice(at + folder.length).replace(/[?#].*$/, "");
}

function describe(build: BuildId, { name, version, owner }: Slice): Attribution {
  return { container: name, build, version, ...(owner !== undefined && { owner }) };
}

/** Whether a file is only there for shared modules. */
function isShared({ provides, chunks, entry }: Slice, file: FileName): boolean {
  const shared = new Set(Object.values(provides).flatMap((copies) => copies.flatMap((copy) => copy.chunks)));
  const holding = Object.keys(chunks).filter((id) => chunks[id]!.files.includes(file));
  // What a bundler puts around modules is in every stack.
  return entry.includes(file) || (holding.length > 0 && holding.every((id) => shared.has(id)));
}
