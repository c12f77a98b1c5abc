import { parseReference } from "@nacre/contract";
import type {
  BuildId,
  ChunkId,
  ErrorCode,
  ExposeName,
  FileInfo,
  FileName,
  ModuleId,
  Reference,
  RemoteTarget,
  ShareKey,
  Slice,
  Snapshot,
} from "@nacre/contract";
import type { Finding } from "./finding.ts";

/** A remote module, or chunks of one build: what an `import()` inside it asks for. */
export type Wanted = Reference | { build: BuildId; chunks: readonly ChunkId[] };

/** One file that the browser will request. */
export interface SelectedFile extends FileInfo {
  build: BuildId;
  file: FileName;
  /** The build's base and the file's name. */
  url: string;
  /** For people: `catalog/List`, `react 19.3.1 for catalog`. */
  why: string;
}

/** Something to get from a container that brings its own runtime, after its entry files ran. */
export type ForeignItem = { build: BuildId; expose: ExposeName } | { build: BuildId; key: ShareKey; version: string };

/** What `select` finds: everything that has to be loaded, and what cannot be. */
export interface Selection {
  /** Styles and scripts, each once, a dependency before what depends on it. */
  files: SelectedFile[];
  chunks: { build: BuildId; chunk: ChunkId }[];
  foreign: ForeignItem[];
  /** What cannot be had. The rest of the selection is complete without it. */
  missing: Finding[];
}

/**
 * The exact files that these modules need, through all containers: chunks, the shared copies that were chosen for them,
 * remote modules, and the entry of each build of which code is used. What an `import()` asks for later is not among them.
 * Looks only at what is within reach.
 *
 * @param snapshot A snapshot, or the part of it that is within reach.
 * @param wanted What has to be there together.
 * @throws NacreError `NACRE_CONTRACT_BAD_REFERENCE`
 * @example
 * select(snapshot, ["catalog/List"]).files.map((file) => file.url);
 */
export function select(snapshot: World, wanted: readonly Wanted[]): Selection {
  const walk: Walk = { ...snapshot, files: [], chunks: [], foreign: [], missing: [], seen: new Set() };
  for (const want of wanted) {
    if (typeof want === "string") takeExpose(walk, parseReference(want));
    else takeWantedChunks(walk, want.build, want.chunks);
  }
  const { files, chunks, foreign, missing } = walk;
  return { files, chunks, foreign, missing };
}

type World = Pick<Snapshot, "names" | "builds" | "choices" | "stores">;
/** The selection as it grows, and what it has met already. The functions below add to it. */
type Walk = World & Selection & { seen: Set<string> };

function takeWantedChunks(walk: Walk, build: BuildId, chunks: readonly ChunkId[]): void {
  const slice = walk.builds[build];
  if (slice) takeChunks(walk, build, slice, chunks, slice.name);
  else miss(walk, "NACRE_PLAN_UNKNOWN_BUILD", { name: "", build });
}

function takeExpose(walk: Walk, target: RemoteTarget, container?: string): void {
  const { name, expose, build = walk.names[name] } = target;
  const slice = walk.builds[build ?? ""];
  const asked = { name, expose, ...(container !== undefined && { container }) };
  // A call that is returned would stay in the boots.
  if (build === undefined) {
    miss(walk, "NACRE_PLAN_UNKNOWN_CONTAINER", asked);
    return;
  }
  if (!slice) {
    miss(walk, "NACRE_PLAN_UNKNOWN_BUILD", { ...asked, build });
    return;
  }
  const found = slice.exposes[expose];
  if (!found && slice.format !== "foreign") {
    miss(walk, "NACRE_PLAN_UNKNOWN_EXPOSE", { ...asked, build });
    return;
  }
  takeForeign(walk, slice, { build, expose });
  takeChunks(walk, build, slice, found?.chunks ?? [], name + expose.slice(1));
}

function takeChunks(walk: Walk, build: BuildId, slice: Slice, chunks: readonly ChunkId[], why: string): void {
  takeFiles(walk, build, slice, slice.entry, why);
  for (const id of chunks) {
    const chunk = slice.chunks[id];
    if (!chunk || !isNew(walk, "chunk", build, id)) continue;
    for (const module of chunk.consumes ?? []) takeShared(walk, build, slice, module);
    for (const module of chunk.remotes ?? []) {
      const target = slice.remotes[module];
      if (target) takeExpose(walk, target, slice.name);
    }
    for (const store of chunk.stores ?? []) takeOwner(walk, build, slice, store);
    walk.chunks.push({ build, chunk: id });
    takeFiles(walk, build, slice, chunk.files, why);
  }
}

/** What makes a store comes with whatever defines it. Its own build brings it in the chunk that defines it. */
function takeOwner(walk: Walk, build: BuildId, { name }: Slice, store: string): void {
  const owner = walk.stores?.[store];
  // A store may be called as something that every object has.
  if (typeof owner === "string" && !owner.includes(build)) takeExpose(walk, parseReference(owner), name);
}

function takeShared(walk: Walk, build: BuildId, slice: Slice, module: ModuleId): void {
  const consume = slice.consumes[module];
  if (!consume) return;
  const { key, fallback } = consume;
  const choice = walk.choices[build]?.[module];
  const [provider, version] = choice || [build, ""];
  const from = walk.builds[provider];
  const code = choice === 0 ? fallback : from?.provides[key]?.find((copy) => copy.version === version);
  if (!from || !code) {
    miss(walk, "NACRE_PLAN_NO_SATISFYING_VERSION", { container: slice.name, build, key });
    return;
  }
  if (choice) takeForeign(walk, from, { build: provider, key, version });
  takeChunks(walk, provider, from, code.chunks, `${key} ${version || "own"} for ${slice.name}`);
}

function takeFiles(walk: Walk, build: BuildId, slice: Slice, files: readonly FileName[], why: string): void {
  for (const file of files) {
    const info = slice.files[file];
    if (info && info.type !== "asset" && isNew(walk, "file", build, file)) {
      const selected = { build, file, url: slice.base + file, ...info } as SelectedFile;
      tell(selected, why);
      walk.files.push(selected);
    }
  }
}

/** Mutates the file. Boots leave this out. */
function tell(file: SelectedFile, why: string): void {
  file.why = why;
}

function takeForeign(walk: Walk, slice: Slice, item: ForeignItem): void {
  if (slice.format === "foreign" && isNew(walk, "foreign", ...Object.values(item))) walk.foreign.push(item);
}

function miss(walk: Walk, code: ErrorCode, details: Finding["details"]): void {
  if (isNew(walk, code, ...Object.values(details).map(String))) walk.missing.push({ code, severity: "error", details });
}

function isNew({ seen }: Walk, ...id: string[]): boolean {
  return seen.size < seen.add(id.join("\n")).size;
}
