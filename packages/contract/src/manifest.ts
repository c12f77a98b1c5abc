/**
 * What one build says of itself. Written by the plugin as `nacre.json`, read by the planner and by tools.
 *
 * The unit is the chunk: the manifest says which files a chunk has and which shared and remote modules the code in it
 * binds to. Everything that the runtime has to know of a build stands here, so a container entry holds no tables.
 */
export interface Manifest {
  schema: 1;
  /** Name of the build and of its container. One per snapshot. */
  name: string;
  /** Version of the package that the build was made from. For people: identity is the build id. */
  version: string;
  /** Team or person to ask, as the build says. */
  owner?: string;
  /** Bundler and its version, for example `webpack 5.112.2`. */
  bundler?: string;
  /** How the files are evaluated. `foreign` containers bring their own runtime and are reached through `get` and `init`. */
  format: Format;
  /**
   * Global variable of a foreign container (`library: { type: "var" }`). Only with format `foreign`; without it, the entry is
   * an ES module that exports `get` and `init`.
   */
  global?: string;
  /** Files of the container entry, in the order in which they are evaluated. */
  entry: FileName[];
  /** Files of the entry for hosts that do not run Nacre. */
  remoteEntry?: FileName[];
  /** Script that starts a worker. Only with `workers`. */
  workerEntry?: FileName;
  /** HTML template of a build that is a page's root. */
  html?: FileName;
  /** The expose that starts the application, when the build is one. */
  app?: ExposeName;
  exposes: Record<ExposeName, Expose>;
  chunks: Record<ChunkId, Chunk>;
  /** By the chunk id under which the build's code asks for the worker. */
  workers?: Record<ChunkId, WorkerInfo>;
  /** By the id of the bundler's module that stands for the shared module in this build's code. */
  consumes: Record<ModuleId, Consume>;
  /** By the id of the bundler's module that stands for the remote module in this build's code. */
  remotes: Record<ModuleId, RemoteTarget>;
  /** By share key. */
  provides: Record<ShareKey, Provide[]>;
  files: Record<FileName, FileInfo>;
  routes?: RouteData[];
  /** What the build's code shares with others by name, as far as its sources say so. */
  defines?: SharedDefinition[];
  /** What the build puts into slots of others. */
  contributes?: Contribution[];
  /** Shared keys that sibling containers may give each other. Only the root's list counts. */
  admit?: ShareKey[];
  /** Stories that Storybooks of others can show. Each file of them is an expose, which no page loads. */
  stories?: StoriesFile[];
}

/** `script` for tags, `module` for `import()`, `commonjs` for Node. */
export type Format = "script" | "module" | "commonjs" | "foreign";
/** Relative to the build's folder, with `/`. */
export type FileName = string;
/** As webpack writes it: `.` or `./Button`. */
export type ExposeName = string;
/** A chunk's id in its own build, as the bundler gives it. */
export type ChunkId = string;
/** A module's id in its own build, as the bundler gives it. */
export type ModuleId = string;
/** The name under which a module is shared: `react`, `react-dom/client`. */
export type ShareKey = string;
/** A name that a module exports: `default`, `useParams`. */
export type ExportName = string;
/** Hash of the canonical manifest: 16 lower-case hex digits. */
export type BuildId = string;
/** `components/Button`, or pinned to a build: `components@0123456789abcdef/Button`. */
export type Reference = string;

/** A module that others can have, and what it takes to load and evaluate it. */
export interface Expose {
  chunks: ChunkId[];
  /** Module ids in evaluation order; the value is the last one's. */
  modules: ModuleId[];
  /** The module is asynchronous (top-level await, wasm). */
  async?: true;
  /** Source file, relative to the build's package. For types and tools. */
  source?: string;
  /** Names that the module exports, where the bundler knows them. */
  exports?: string[];
}

/** What the bundler loads as one: files, and what the code in them asks other builds for. */
export interface Chunk {
  files: FileName[];
  consumes?: ModuleId[];
  remotes?: ModuleId[];
  /** Chunks of each `import()` in this chunk's code. They are not loaded with it. */
  lazy?: ChunkId[][];
  /** Shared stores that the code in this chunk defines. What makes them is loaded with it. */
  stores?: string[];
  /**
   * Exports that the code in this chunk uses of consumed modules, whichever chunk consumes them for it. `null`: cannot tell. Of
   * a module that stands in no chunk's, nothing is known.
   */
  uses?: Record<ModuleId, ExportName[] | null>;
}

/** A web worker of a build. */
export interface WorkerInfo {
  /** What it starts with. The last one has the worker's own runtime. */
  chunks: ChunkId[];
  /** Module ids in evaluation order. */
  modules: ModuleId[];
}

/** One place that uses a shared module: what it asks for, and what it has itself. */
export interface Consume {
  key: ShareKey;
  /** As a person wrote it; `false` takes any version. */
  range: string | false;
  /** `range`, compiled at build time. Absent with `false`. */
  match?: VersionSet;
  singleton?: true;
  /** An unsatisfying version is refused. */
  strict?: true;
  eager?: true;
  /** Keys of one family come from one build. */
  family?: string;
  /** The build awaits the module: it knew that a copy may be asynchronous. */
  async?: true;
  /** The build's own module, for when nothing else is chosen. Absent with `import: false`. */
  fallback?: Code;
}

/** Code inside a build: the chunks that carry it, and its module id. */
export interface Code {
  chunks: ChunkId[];
  module: ModuleId;
}

export interface Provide extends Code {
  /** Semantic version, or `0` when unknown. */
  version: string;
  /** The module is asynchronous (top-level await, wasm). */
  async?: true;
  eager?: true;
  family?: string;
  /** The same module without the exports that nobody is to use. One of the two is on a page, never both. */
  shaken?: ShakenCode;
}

/** A smaller copy of a shared module, and all that it exports. */
export interface ShakenCode extends Code {
  exports: ExportName[];
}

/** The module of another container that a remote module of this build stands for. */
export interface RemoteTarget {
  /** Name of the container, as the snapshot resolves it. */
  name: string;
  /** Wanted build of it. Absent: the one that the snapshot names. */
  build?: BuildId;
  expose: ExposeName;
  /** The build awaits the module: it knew that it is asynchronous. */
  async?: true;
}

/** What a file has to be, so that it is the planned one. */
export interface FileInfo {
  type: FileType;
  /** Bytes, uncompressed. */
  size: number;
  /** `sha384-` and base64. */
  integrity: string;
}

/** `asset`: what code asks for by itself, like pictures. The others belong to the code of a chunk. */
export type FileType = "script" | "style" | "wasm" | "asset";

/** A component that a build gives to a place which another build has left open. */
export interface Contribution {
  /** Name of the place: `header.actions`. */
  slot: string;
  module: ExposeName;
  /** Lower ones come first; 0 by default. Equal ones by the name of their container. */
  order?: number;
}

/** A store or a channel that a build defines, or a service that it offers or uses. */
export interface SharedDefinition {
  kind: "store" | "channel" | "service";
  name: string;
  /** Number of its shape. */
  schema: number;
  /** Schemas that the code can work with. Only its own, when absent. */
  accepts?: number[];
  /** Of a service: somebody else offers it. */
  used?: true;
  /** Expose whose module exports the store, so that it can be made for others too. */
  module?: ExposeName;
}

/** What a Storybook has to know of a file with stories before it is loaded. */
export interface StoriesFile {
  /** Expose whose module the file is. */
  module: ExposeName;
  /** `Forms/Button`. Without the build's name. */
  title: string;
  /** Of all its stories. */
  tags?: string[];
  /** Name of the component that they show. */
  component?: string;
  /** What the component is for, as its source says. */
  description?: string;
  /** What the component can be given, by the name of the prop. */
  argTypes?: Record<string, ArgInfo>;
  stories: StoryInfo[];
}

/** A story of an exposed component, for a Storybook that shows other builds' components. */
export interface StoryInfo {
  /** As a Storybook would make it of title and name: `forms-button--primary`. */
  id: string;
  /** Name of the export that is the story. */
  export: string;
  /** For people. */
  name: string;
  tags?: string[];
}

/** A prop of a component, as its source says. */
export interface ArgInfo {
  /** Its type in words: `"primary" | "quiet"`. */
  type: string;
  /** What it is for a control. `other` where none suits. */
  kind: "boolean" | "string" | "number" | "enum" | "function" | "other";
  /** Values of an `enum`. */
  values?: string[];
  description?: string;
  /** In words, as `type`. */
  default?: string;
  required?: true;
}

/** OR of AND of comparators. */
export type VersionSet = Comparator[][];
/** Operator (-2 `<`, -1 `<=`, 0 `=`, 1 `>=`, 2 `>`), major, minor, patch, prerelease identifiers. */
export type Comparator =
  | [op: Operator, major: number, minor: number, patch: number]
  | [op: Operator, major: number, minor: number, patch: number, prerelease: (string | number)[]];
/** -2 `<`, -1 `<=`, 0 `=`, 1 `>=`, 2 `>`. */
export type Operator = -2 | -1 | 0 | 1 | 2;

/**
 * A route as data. In a build's own `routes.ts` a route names modules of that build; in the shell's it names remotes.
 */
export interface RouteData {
  /** React Router's path. Absent: a layout or an index route. */
  path?: string;
  index?: true;
  caseSensitive?: true;
  id?: string;
  /** Container whose own routes go below this one, or whose `module` is the page. */
  remote?: string;
  /** Expose that is the page: `./Detail`. */
  module?: ExposeName;
  /** Modules that the page renders through `remote()`: requested together with it. */
  preload?: Reference[];
  /** Slots that the page renders: what builds put into them is requested together with it. */
  slots?: string[];
  /** API addresses that the page needs, with the route's parameters: `/api/products/:id`. */
  data?: string[];
  /** Expose with the page's `loader` and `action`, where they are apart from `module`. Requested together with it. */
  loader?: ExposeName;
  /** Expose with the page's `middleware`, which React Router has to know of before the page is there. */
  middleware?: ExposeName;
  children?: RouteData[];
}
