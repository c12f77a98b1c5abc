import {
  parseManifest,
  parseMfManifest,
  type FileName,
  type Manifest,
  type MfAssets,
  type MfManifest,
  type Parsed,
  type Problem,
} from "@nacre/contract";
import { foreignShared, type ForeignShared } from "./foreignShared.ts";
import { readEntry, type EntryFacts } from "./readEntry.ts";

/** What is known of a container that Nacre did not build. */
export interface ForeignSource {
  /** Every file that is served of it. */
  files: Manifest["files"];
  /** Text of a file. */
  read: (file: FileName) => string | undefined;
  /** The parsed `mf-manifest.json`. Absent: there is none. */
  mfManifest?: unknown;
  /** Where there is no `mf-manifest.json`. Default `remoteEntry.js`. */
  entry?: FileName;
  /** What nothing else says, or says otherwise. Default: the manifest's, else the entry's global variable. */
  name?: string;
  global?: string;
}

/** Library types of a container that leaves itself in a global variable, and of one that is an ES module. */
const globals = ["global", "var", "assign", "window", "self", "globalThis", "this"];
const modules = ["module", "esm"];

/**
 * Makes the manifest of a container that Nacre did not build: by plain webpack, Rspack, or Module Federation 2. It runs
 * nothing.
 *
 * With an `mf-manifest.json` it is known what is exposed, and which files that takes. What the container requires and brings
 * of shared modules is read from its entry where that says it (Rspack, Module Federation 2 for webpack), else from the
 * manifest, else it is not known: such a container is given the root's copy where the major version is that of its own.
 *
 * @returns The manifest, or everything that keeps it from being made.
 * @example
 * const made = foreignManifest({ files, read, mfManifest: JSON.parse(text) });
 * if (made.ok) console.log(Object.keys(made.value.exposes));
 */
export function foreignManifest(source: ForeignSource): Parsed<Manifest> {
  const parsed = source.mfManifest === undefined ? undefined : parseMfManifest(source.mfManifest);
  if (parsed?.ok === false) return parsed;
  const mf = parsed?.value;
  const entry = entryOf(source, mf);
  const code = source.read(entry);
  if (code === undefined) return { ok: false, problems: [{ path: "entry", message: `${entry} is not there` }] };
  const facts = readEntry(code);
  const names = namesOf(source, mf, facts);
  if (!names.ok) return names;
  const shared = foreignShared(mf?.shared ?? [], facts);
  return parseManifest({
    schema: 1,
    ...names.value,
    version: mf?.metaData.buildInfo?.buildVersion ?? "0.0.0",
    ...(mf?.metaData.pluginVersion !== undefined && { bundler: `Module Federation ${mf.metaData.pluginVersion}` }),
    format: "foreign",
    entry: [entry],
    ...codeOf(mf, shared, entry, names.value.global === undefined),
    consumes: shared.consumes,
    provides: shared.provides,
    remotes: {},
    files: source.files,
  } satisfies Manifest);
}

function entryOf({ entry = "remoteEntry.js" }: ForeignSource, mf: MfManifest | undefined): FileName {
  if (!mf) return entry;
  const { path = "", name } = mf.metaData.remoteEntry;
  return [...path.split("/").filter((part) => part !== "" && part !== "."), name].join("/");
}

/** What the container is called, and where it is found once its entry ran. */
function namesOf(
  given: ForeignSource,
  mf: MfManifest | undefined,
  facts: EntryFacts | undefined,
): Parsed<Pick<Manifest, "name" | "global">> {
  const name = given.name ?? mf?.name ?? facts?.global;
  const type = mf?.metaData.remoteEntry.type ?? (facts?.module ? "module" : "global");
  const problems = typeProblems(type);
  if (name === undefined) problems.push({ path: "name", message: "is missing, and no global variable is declared" });
  if (name === undefined || problems.length > 0) return { ok: false, problems };
  if (modules.includes(type) && given.global === undefined) return { ok: true, value: { name } };
  return { ok: true, value: { name, global: given.global ?? mf?.metaData.globalName ?? facts?.global ?? name } };
}

function typeProblems(type: string): Problem[] {
  if (globals.includes(type) || modules.includes(type)) return [];
  const message = `is ${JSON.stringify(type)}; Nacre hosts containers that are a global variable or an ES module`;
  return [{ path: "metaData.remoteEntry.type", message }];
}

/**
 * A chunk for each expose and each shared module. Nothing says which expose uses which shared module, so each has all, as
 * Module Federation preloads them. An ES module imports its chunks by itself: to evaluate them sooner is too soon.
 */
function codeOf(
  mf: MfManifest | undefined,
  { consumes, assets }: ForeignShared,
  entry: FileName,
  isModule: boolean,
): Pick<Manifest, "chunks" | "exposes"> {
  const filesOf = (of: MfAssets | undefined): FileName[] =>
    of === undefined || isModule ? [] : [...of.js.sync, ...of.css.sync].filter((file) => file !== entry);
  const exposes = mf?.exposes ?? [];
  const shared = Object.entries(assets).map(([chunk, of]) => [chunk, { files: filesOf(of) }] as const);
  const exposed = exposes.map(
    ({ path, assets: of }) => [path, { files: filesOf(of), consumes: Object.keys(consumes) }] as const,
  );
  return {
    chunks: Object.fromEntries([...shared, ...exposed]),
    exposes: Object.fromEntries(exposes.map(({ path }) => [path, { chunks: [path], modules: [] }])),
  };
}
