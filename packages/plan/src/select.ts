import { parseReference } from "@nacre/contract";
import type {
  BuildId,
  ChunkId,
  ErrorCode,
  ExposeName,
  FileInfo,
  FileName,
  Reference,
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
 * @example
 * select(snapshot, ["catalog/List"]).files.map((file) => file.url);
 */
export function select(snapshot: Pick<Snapshot, "names" | "builds" | "choices">, wanted: readonly Wanted[]): Selection {
  const { names, builds, choices } = snapshot;
  const selection: Selection = { files: [], chunks: [], foreign: [], missing: [] };
  const seen = new Set<string>();
  const isNew = (...id: string[]): boolean => seen.size < seen.add(id.join("\n")).size;
  const miss = (code: ErrorCode, details: Finding["details"]): void => {
    if (isNew(code, ...Object.values(details).map(String)))
      selection.missing.push({ code, severity: "error", details });
  };

  const takeFiles = (build: BuildId, slice: Slice, files: readonly FileName[], why: string): void => {
    for (const file of files) {
      const info = slice.files[file];
      if (info && info.type !== "asset" && isNew("file", build, file)) {
        selection.files.push({ build, file, url: slice.base + file, ...info, why });
      }
    }
  };

  const takeForeign = (slice: Slice, item: ForeignItem): void => {
    if (slice.format === "foreign" && isNew("foreign", ...Object.values(item))) selection.foreign.push(item);
  };

  const takeChunks = (build: BuildId, slice: Slice, chunks: readonly ChunkId[], why: string): void => {
    takeFiles(build, slice, slice.entry, why);
    for (const id of chunks) {
      const chunk = slice.chunks[id];
      if (!chunk || !isNew("chunk", build, id)) continue;
      for (const module of chunk.consumes ?? []) takeShared(build, slice, module);
      for (const module of chunk.remotes ?? []) {
        const target = slice.remotes[module];
        if (target) takeExpose(target.name, target.build, target.expose, slice.name);
      }
      selection.chunks.push({ build, chunk: id });
      takeFiles(build, slice, chunk.files, why);
    }
  };

  const takeShared = (build: BuildId, slice: Slice, module: string): void => {
    const consume = slice.consumes[module];
    const choice = choices[build]?.[module];
    if (!consume) return;
    const { key, fallback } = consume;
    const [provider, version] = choice || [build, ""];
    const from = builds[provider];
    const code = choice === 0 ? fallback : from?.provides[key]?.find((copy) => copy.version === version);
    if (!from || !code) return miss("NACRE_PLAN_NO_SATISFYING_VERSION", { container: slice.name, build, key });
    const why = `${key} ${version || "own"} for ${slice.name}`;
    if (choice) takeForeign(from, { build: provider, key, version });
    takeChunks(provider, from, code.chunks, why);
  };

  const takeExpose = (name: string, pinned: BuildId | undefined, expose: ExposeName, container?: string): void => {
    const build = pinned ?? names[name];
    const slice = builds[build ?? ""];
    const asked = { name, expose, ...(container !== undefined && { container }) };
    if (build === undefined) return miss("NACRE_PLAN_UNKNOWN_CONTAINER", asked);
    if (!slice) return miss("NACRE_PLAN_UNKNOWN_BUILD", { ...asked, build });
    const found = slice.exposes[expose];
    if (!found && slice.format !== "foreign") return miss("NACRE_PLAN_UNKNOWN_EXPOSE", { ...asked, build });
    const why = name + expose.slice(1);
    takeForeign(slice, { build, expose });
    takeChunks(build, slice, found?.chunks ?? [], why);
  };

  for (const want of wanted) {
    if (typeof want === "string") {
      const { name, build, expose } = parseReference(want);
      takeExpose(name, build, expose);
    } else {
      const slice = builds[want.build];
      if (slice) takeChunks(want.build, slice, want.chunks, slice.name);
      else miss("NACRE_PLAN_UNKNOWN_BUILD", { name: "", build: want.build });
    }
  }
  return selection;
}
