import { createHash } from "node:crypto";
import type { FileInfo, FlatRoute, Slice, Snapshot } from "@nacre/contract";

/** What a company of pages is like. */
export interface Company {
  /** Pages, each a build of its own, beside the shell and the library. */
  pages: number;
  /** Shared modules that the shell provides. */
  keys?: number;
}

/** A snapshot as real builds give it: hashed names of files, real hashes, a shared family, pages that use a library. */
export function companyOf({ pages, keys = 10 }: Company): Snapshot {
  const shared = Array.from({ length: keys }, (_, i) => `lib${i}`);
  const shell = build("shell", ["app"], {
    app: "./app",
    provides: Object.fromEntries(shared.map((key) => [key, [{ version: "1.0.0", chunks: [key], module: key }]])),
    extra: shared,
    routes: Array.from({ length: pages }, (_, i) => ({ path: `/page${i}`, remote: `page${i}` })),
  });
  const library = build("library", ["Button", "Card"], {});
  const all: [string, Slice][] = [shell, library].map((slice) => [idOf(slice.name), slice]);
  const choices: Snapshot["choices"] = {};
  for (let i = 0; i < pages; i++) {
    const name = `page${i}`;
    all.push([idOf(name), build(name, ["List", "Detail"], { shared, remotes: ["library/Button"] })]);
    choices[idOf(name)] = Object.fromEntries(shared.map((key) => [`use ${key}`, [idOf("shell"), "1.0.0"]]));
  }
  const routes = Array.from({ length: pages }, (_, i): FlatRoute[] => [
    { path: `/page${i}`, modules: [`page${i}/List`] },
    { path: `/page${i}/:id`, modules: [`page${i}/Detail`] },
  ]).flat();
  return {
    schema: 1,
    environment: "production",
    n: 1,
    root: "shell",
    names: Object.fromEntries(all.map(([id, { name }]) => [name, id])),
    builds: Object.fromEntries(all),
    routes: routes.toSorted((a, b) => Number(a.path.includes(":")) - Number(b.path.includes(":"))),
    choices,
  };
}

interface Parts {
  app?: string;
  provides?: Slice["provides"];
  extra?: readonly string[];
  routes?: Slice["routes"];
  shared?: readonly string[];
  remotes?: readonly string[];
}

function build(name: string, exposes: readonly string[], parts: Parts): Slice {
  const { app, provides = {}, extra = [], routes, shared = [], remotes = [] } = parts;
  const fileOf = (chunk: string, ending = "js"): string => `${chunk}.${hex(`${name} ${chunk} ${ending}`, 8)}.${ending}`;
  const consumes = Object.fromEntries(shared.map((key) => [`use ${key}`, { key }]));
  const chunk = (id: string): Slice["chunks"][string] => ({
    files: [fileOf(id, "css"), fileOf(id)],
    ...(shared.length > 0 && { consumes: Object.keys(consumes) }),
    ...(remotes.length > 0 && { remotes: [...remotes] }),
  });
  const chunks: Slice["chunks"] = Object.fromEntries([
    ...exposes.map((id) => [id, chunk(id)] as const),
    ...extra.map((id) => [id, { files: [fileOf(id)] }] as const),
  ]);
  const files = [fileOf("container"), ...Object.values(chunks).flatMap((each) => each.files)];
  return {
    name,
    version: "1.0.0",
    format: "script",
    base: `/${name}/${idOf(name)}/`,
    entry: [fileOf("container")],
    ...(app !== undefined && { app }),
    exposes: Object.fromEntries(exposes.map((id) => [`./${id}`, { chunks: [id], modules: [`./src/${id}.tsx`] }])),
    chunks,
    consumes,
    remotes: Object.fromEntries(
      remotes.map((reference) => {
        const [container = "", expose] = reference.split("/");
        return [reference, { name: container, expose: `./${expose}` }];
      }),
    ),
    provides,
    files: Object.fromEntries(files.map((file) => [file, infoOf(name + file)])),
    ...(routes && { routes }),
  };
}

function infoOf(text: string): FileInfo {
  const integrity = `sha384-${createHash("sha384").update(text).digest("base64")}`;
  return { type: text.endsWith(".css") ? "style" : "script", size: parseInt(hex(text, 4), 16), integrity };
}

function idOf(name: string): string {
  return hex(name, 16);
}

function hex(text: string, digits: number): string {
  return createHash("sha256").update(text).digest("hex").slice(0, digits);
}
