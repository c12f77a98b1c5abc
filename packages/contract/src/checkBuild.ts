import { checkFiles } from "./checkFiles.ts";
import { checkRoutes } from "./checkRoutes.ts";
import type { ChunkId, Code, FileName, Manifest, RouteData } from "./manifest.ts";
import { formatPath } from "./formatPath.ts";
import type { Problem } from "./problems.ts";
import type { Slice, SlimChunk } from "./snapshot.ts";

type At = readonly (string | number)[];

/** What a manifest or a slice of one names inside itself must be there. */
export function checkBuild(build: Manifest | Slice, at: At = []): Problem[] {
  const { chunks, files, exposes, consumes, remotes, workers = {} } = build;
  const absent = (known: object, kind: string, names: readonly string[], where: At): Problem[] =>
    names.flatMap((name, i) =>
      Object.hasOwn(known, name)
        ? []
        : [{ path: formatPath([...at, ...where, i]), message: `${kind} ${JSON.stringify(name)} is not in this build` }],
    );
  const absentFiles = (names: readonly FileName[], where: At): Problem[] => absent(files, "file", names, where);
  const absentChunks = (ids: readonly ChunkId[], where: At): Problem[] => absent(chunks, "chunk", ids, where);
  const checkChunk = (id: ChunkId, chunk: SlimChunk): Problem[] => [
    ...absentFiles(chunk.files, ["chunks", id, "files"]),
    ...absent(consumes, "consumed module", chunk.consumes ?? [], ["chunks", id, "consumes"]),
    ...absent(remotes, "remote module", chunk.remotes ?? [], ["chunks", id, "remotes"]),
    ...(chunk.lazy ?? []).flatMap((ids, i) => absentChunks(ids, ["chunks", id, "lazy", i])),
  ];
  const checkCode = (code: Code | undefined, where: At): Problem[] =>
    code === undefined ? [] : absentChunks(code.chunks, [...where, "chunks"]);

  return [
    ...absentFiles(build.entry, ["entry"]),
    ...checkFiles(build, at),
    ...checkWorkers(build, at),
    ...Object.entries(workers).flatMap(([id, worker]) => absentChunks(worker.chunks, ["workers", id, "chunks"])),
    ...Object.entries(chunks).flatMap(([id, chunk]) => checkChunk(id, chunk)),
    ...Object.entries(exposes).flatMap(([name, { chunks: ids }]) => absentChunks(ids, ["exposes", name, "chunks"])),
    ...Object.entries(consumes).flatMap(([id, { fallback }]) => checkCode(fallback, ["consumes", id, "fallback"])),
    ...Object.entries<readonly Code[]>(build.provides).flatMap(([key, copies]) =>
      copies.flatMap((copy, i) => checkCode(copy, ["provides", key, i])),
    ),
    ...checkApp(build, at),
    ...checkFormat(build, at),
    ...checkRoutes(build.routes ?? [], [...at, "routes"]),
    ...checkPages(build, build.routes ?? [], [...at, "routes"]),
    ...(build.contributes ?? []).flatMap(({ module }, i) =>
      Object.hasOwn(exposes, module)
        ? []
        : [{ path: formatPath([...at, "contributes", i, "module"]), message: `"${module}" is not exposed` }],
    ),
  ];
}

function checkWorkers({ workers, workerEntry, files }: Manifest | Slice, at: At): Problem[] {
  if (!workers || (workerEntry !== undefined && Object.hasOwn(files, workerEntry))) return [];
  return [{ path: formatPath([...at, "workerEntry"]), message: "names no file, but the build has workers" }];
}

function checkApp({ app, exposes }: Manifest | Slice, at: At): Problem[] {
  if (app === undefined || Object.hasOwn(exposes, app)) return [];
  return [{ path: formatPath([...at, "app"]), message: `"${app}" is not exposed` }];
}

function checkFormat({ format, global, exposes, entry }: Manifest | Slice, at: At): Problem[] {
  const problem = (path: At, message: string): Problem => ({ path: formatPath([...at, ...path]), message });
  const noEntry = entry.length > 0 ? [] : [problem(["entry"], "names no file")];
  if (format === "foreign") return noEntry;
  const empty = Object.entries(exposes).filter(([, { modules }]) => modules.length === 0);
  return [
    ...(global === undefined ? [] : [problem(["global"], `only a container of format "foreign" has one`)]),
    ...noEntry,
    ...empty.map(([name]) => problem(["exposes", name, "modules"], "names no module")),
  ];
}

function checkPages(build: Manifest | Slice, routes: readonly RouteData[], at: At): Problem[] {
  return routes.flatMap((route, i) => {
    const missing = (["module", "loader", "middleware"] as const).filter((key) => {
      const expose = route[key];
      return expose !== undefined && route.remote === undefined && !Object.hasOwn(build.exposes, expose);
    });
    return [
      ...missing.map((key) => ({ path: formatPath([...at, i, key]), message: `"${route[key]}" is not exposed` })),
      ...checkPages(build, route.children ?? [], [...at, i, "children"]),
    ];
  });
}
