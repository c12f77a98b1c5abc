import type {
  Build,
  BuildId,
  Chunk,
  Consume,
  FileInfo,
  Manifest,
  Provide,
  RouteData,
  VersionSet,
} from "@nacre/contract";
import { parseReference } from "@nacre/contract";
import { Range } from "semver";

const integrity = `sha384-${"a".repeat(64)}`;
const operators = { "<": -2, "<=": -1, "": 0, ">=": 1, ">": 2 } as const;

/** What the plugin does at build time. */
export function compile(range: string): VersionSet {
  return new Range(range).set.map((all) =>
    all
      .filter(({ value }) => value !== "")
      .map(({ operator, semver: { major, minor, patch, prerelease } }) => {
        const op = operators[operator as keyof typeof operators];
        return prerelease.length === 0 ? [op, major, minor, patch] : [op, major, minor, patch, [...prerelease]];
      }),
  );
}

export interface ConsumeOptions {
  singleton?: boolean;
  strict?: boolean;
  /** The build has a fallback of its own: a chunk `own <key>`. */
  fallback?: boolean;
  family?: string;
}

export interface CodeOptions {
  /** Keys that the code imports; they are consumed with `consume` before. */
  uses?: string[];
  /** Exports that the code uses of each key. Without: cannot tell. */
  names?: Record<string, string[] | null>;
  /** References that the code imports statically. */
  imports?: string[];
  /** Chunks of the code's `import()`s. */
  lazy?: string[][];
  styles?: boolean;
}

export interface ProvideOptions extends CodeOptions {
  family?: string;
  /** There is a copy `<key> <version> shaken`, which has these exports. */
  shaken?: CodeOptions & { exports: string[] };
}

/** 16 hex digits which say in hex what they stand for. */
export function idOf(name: string, n = 0): BuildId {
  const hex = Array.from(name, (letter) => (letter.codePointAt(0) ?? 0).toString(16)).join("");
  return (hex + "0".repeat(16)).slice(0, 14) + n.toString(16).padStart(2, "0");
}

/** Makes a manifest step by step. Module and chunk ids are readable: the consume of react `^19` is `react ^19`. */
export class BuildBuilder {
  readonly #manifest: Manifest;
  readonly #n: number;

  constructor(name: string, n = 0) {
    this.#n = n;
    this.#manifest = {
      schema: 1,
      name,
      version: "1.0.0",
      format: "script",
      entry: ["container.js"],
      exposes: {},
      chunks: {},
      consumes: {},
      remotes: {},
      provides: {},
      files: { "container.js": script },
    };
  }

  provide(key: string, version: string, options: ProvideOptions = {}): this {
    const chunk = `${key} ${version}`;
    this.chunk(chunk, options);
    const { shaken } = options;
    const smaller = `${chunk} shaken`;
    if (shaken) this.chunk(smaller, shaken);
    const copy: Provide = {
      version,
      chunks: [chunk],
      module: chunk,
      ...pick(options, "family"),
      ...(shaken && { shaken: { chunks: [smaller], module: smaller, exports: shaken.exports } }),
    };
    this.#manifest.provides[key] = [...(this.#manifest.provides[key] ?? []), copy];
    return this;
  }

  consume(key: string, range: string | false = false, options: ConsumeOptions = {}): this {
    if (options.fallback === true) this.chunk(`own ${key}`);
    const consume: Consume = {
      key,
      range,
      ...(range !== false && { match: compile(range) }),
      ...(options.singleton === true && { singleton: true }),
      ...(options.strict === true && { strict: true }),
      ...(options.fallback === true && { fallback: { chunks: [`own ${key}`], module: `own ${key}` } }),
      ...pick(options, "family"),
    };
    this.#manifest.consumes[consumeId(key, range)] = consume;
    return this;
  }

  expose(name: string, options: CodeOptions = {}): this {
    this.chunk(name, options);
    this.#manifest.exposes[name] = { chunks: [name], modules: [name] };
    return this;
  }

  chunk(id: string, { uses = [], names = {}, imports = [], lazy = [], styles = false }: CodeOptions = {}): this {
    const { consumes, remotes, files, chunks } = this.#manifest;
    const file = id.replace(/^\.\/?/, "").replaceAll(/[^\w.-]/g, "_");
    for (const reference of imports) remotes[reference] = parseReference(reference);
    const chunk: Chunk = { files: [...(styles ? [`${file}.css`] : []), `${file}.js`] };
    const used = Object.keys(consumes).filter((module) => uses.includes(consumes[module]?.key ?? ""));
    const known = Object.entries(consumes).filter(([, consume]) => Object.hasOwn(names, consume.key));
    chunks[id] = {
      ...chunk,
      ...(known.length > 0 && { uses: Object.fromEntries(known.map(([module, { key }]) => [module, names[key]!])) }),
      ...(used.length > 0 && { consumes: used }),
      ...(imports.length > 0 && { remotes: imports }),
      ...(lazy.length > 0 && { lazy }),
    };
    for (const name of chunk.files) files[name] = name.endsWith(".css") ? style : script;
    return this;
  }

  routes(...routes: RouteData[]): this {
    this.#manifest.routes = routes;
    return this;
  }

  with(changes: Partial<Manifest>): this {
    Object.assign(this.#manifest, changes);
    return this;
  }

  build(): Build {
    const { name } = this.#manifest;
    const id = idOf(name, this.#n);
    return { id, base: `/${name}/${id}/`, manifest: this.#manifest };
  }
}

/** Starts a build; `n` tells several builds of one name apart. */
export function aBuild(name: string, n = 0): BuildBuilder {
  return new BuildBuilder(name, n);
}

export function consumeId(key: string, range: string | false = false): string {
  return `${key} ${range === false ? "any" : range}`;
}

/** Which build each name means: the last one of that name. */
export function namesOf(builds: readonly Build[]): Record<string, BuildId> {
  return Object.fromEntries(builds.map(({ id, manifest }) => [manifest.name, id]));
}

const script: FileInfo = { type: "script", size: 1000, integrity };
const style: FileInfo = { type: "style", size: 100, integrity };

function pick<Key extends string>(options: Partial<Record<Key, string>>, key: Key): Partial<Record<Key, string>> {
  return options[key] === undefined ? {} : ({ [key]: options[key] } as Partial<Record<Key, string>>);
}
