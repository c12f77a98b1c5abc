import { NacreError, isNacreError, type BuildId, type FileName, type FileType } from "@nacre/contract";
import type { Adapter, RuntimeEvent } from "../types.ts";
import type { LoadedBuild } from "./LoadedBuild.ts";
import { scriptFormat } from "./scriptFormat.ts";

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

  async function request(file: WantedFile, id: string, build: LoadedBuild): Promise<void> {
    const start = adapter.now();
    const url = adapter.resolveUrl(file.url);
    const names = { container: build.slice.name, build: build.id, url };
    try {
      const { integrity } = file;
      const asked = { build: build.id, url, integrity, format: scriptFormat(build.slice) };
      if (file.type === "style") await adapter.loadStyle(asked);
      else if (file.type === "wasm") build.wasm[file.file] = await adapter.loadWasm!(asked);
      else build.take((await adapter.loadScript(asked)) ?? {});
      if (file.type === "script" && !build.brought(file.file))
        throw new NacreError("NACRE_RUNTIME_NOT_REGISTERED", names);
    } catch (cause) {
      const error = isNacreError(cause)
        ? cause
        : new NacreError("NACRE_RUNTIME_FILE_FAILED", { ...names, reason: String(cause) }, { cause });
      files.delete(id);
      failures.set(id, error);
      emit({ type: "failure", error });
      throw error;
    }
    failures.delete(id);
    emit({ type: "file", ...names, ms: adapter.now() - start });
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
