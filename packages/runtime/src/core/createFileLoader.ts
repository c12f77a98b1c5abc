import { isNacreError, NacreError, type BuildId, type FileName, type FileType } from "@nacre/contract";
import type { Adapter, FileRequest, RuntimeEvent } from "../types.ts";
import { fault, type Fault, type FaultKind } from "./fault.ts";
import type { LoadedBuild } from "./LoadedBuild.ts";
import { scriptFormat } from "./scriptFormat.ts";

/** Browsers check nothing where they cannot read a hash. */
const HASH = /^sha384-[a-z\d+/]{64}$/i;

/** A file that the plan wants. */
export interface WantedFile {
  build: BuildId;
  file: FileName;
  url: string;
  type: FileType;
  integrity: string;
}

/** Loads each file of a build once. A file that failed is forgotten, so the next wish for it starts a new request. */
export interface FileLoader {
  load(file: WantedFile, build: LoadedBuild): Promise<void>;
  /** Why a file of a build is not there, when it was tried and failed. */
  failure(build: LoadedBuild, file: FileName): NacreError | undefined;
}

export function createFileLoader(adapter: Adapter, emit: (event: RuntimeEvent) => void): FileLoader {
  const files = new Map<string, Promise<void>>();
  const failures = new Map<string, NacreError>();

  async function request({ file, type, integrity }: WantedFile, id: string, build: LoadedBuild): Promise<void> {
    const start = adapter.now();
    const { base, fallbackUrl, name } = build.slice;
    const format = scriptFormat(build.slice);
    const controller = new AbortController();
    const { signal } = controller;
    const requests = [base, fallbackUrl ?? []].flat().map((folder) => ({
      build: build.id,
      // The folder is parsed first, so that no name of a file makes another origin of it.
      url: adapter.resolveUrl(adapter.resolveUrl(folder) + file),
      integrity,
      format,
      signal,
    }));
    const names = { container: name, build: build.id, url: requests[0]!.url };
    const ms = (): number => adapter.now() - start;

    async function attempt(asked: FileRequest): Promise<void> {
      if (type === "style") return adapter.loadStyle(asked);
      if (type === "wasm") return void (build.wasm[file] = await adapter.loadWasm!(asked));
      if (build.has(file)) return;
      build.take((await adapter.loadScript(asked)) ?? {});
      const { stray: found } = build;
      const kind = found ? "wrong registration" : "nothing registered";
      if (!build.brought(file)) throw new NacreError("NACRE_RUNTIME_NOT_REGISTERED", { ...names, kind, found });
    }

    try {
      if (!HASH.test(integrity)) throw fault("integrity", "no integrity");
      const first = attempt(requests[0]!);
      first.catch(() => {});
      const persist = await adapter.persist;
      const retried = (url: string, cause: Fault): void =>
        emit({ type: "retry", ...names, url, ...factsOf(cause), ms: ms() });
      await (persist ? persist({ requests, attempt, first, retried, signal }) : first);
    } catch (cause) {
      const error = isNacreError(cause)
        ? cause
        : new NacreError("NACRE_RUNTIME_FILE_FAILED", { ...names, ...factsOf(cause as Fault) }, { cause });
      files.delete(id);
      failures.set(id, error);
      emit({ type: "failure", error, ms: ms() });
      throw error;
    } finally {
      controller.abort();
    }
    failures.delete(id);
    emit({ type: "file", ...names, ms: ms() });
  }

  return {
    load(file, build) {
      const id = build.id + file.file;
      let loading = files.get(id);
      if (!loading) files.set(id, (loading = request(file, id, build)));
      return loading;
    },
    failure: (build, file) => failures.get(build.id + file),
  };
}

function factsOf(cause: Fault): { kind: FaultKind; reason: string } {
  return { kind: cause.kind ?? "network", reason: String(cause) };
}
