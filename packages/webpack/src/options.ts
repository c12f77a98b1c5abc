import type { Contribution } from "@nacre/contract";
import type { SharedConfig } from "./shared.ts";

/** What `new NacrePlugin(...)` takes. Options that ModuleFederationPlugin has mean the same; the README lists each. */
export interface NacrePluginOptions {
  /** Name of the build and of its container: letters, digits, `-` and `_`. One per snapshot. */
  name: string;
  /** Modules that other builds can use: `{ "./Button": "./src/Button.tsx" }`. */
  exposes?: Record<string, string | string[] | { import: string | string[] }> | string[];
  /**
   * Containers whose modules this build imports: `["components"]`, or by alias `{ ui: "components" }`. A build is pinned
   * with `components@<build id>`. An address (`components@https://...`) is only a hint: the snapshot says where a build is.
   */
  remotes?: Record<string, string> | string[];
  /**
   * Shared modules, besides the defaults (react, react-dom, react-router, zustand and `@nacre/shell` as singletons).
   * `false` takes a default away.
   */
  shared?: Shared | (string | Shared)[];
  /** File with this build's routes: `./src/routes.ts`. It is read, not run. */
  routes?: string;
  /**
   * Components that this build puts into slots of others, by the slot's name: `{ "header.actions": "./Orders" }`. They are
   * exposes; `order` says which come first.
   */
  contributes?: Record<string, Contributed | Contributed[]>;
  /**
   * Files with stories that Storybooks of others can show from this very build: `./src/**\/*.stories.tsx`. Each is an expose;
   * pages never load it. In Component Story Format 3, with title and tags as plain texts.
   */
  stories?: string | string[];
  /** HTML template of a build that is an application: `./src/index.html`. */
  html?: string;
  /** Team or person to ask. */
  owner?: string;
  /** Version of the build. Default: that of the package.json of webpack's `context`. */
  version?: string;
  /** Shared keys that containers may take from each other when this build is the root. */
  admit?: string[];
  /**
   * Declarations of the exposes, for builds in other repositories: made by the project's own `tsc` while it bundles for
   * production, never while it watches. Default: where the package has a tsconfig.json. What `tsc` has against the code is a
   * warning, and then there are none.
   */
  types?: boolean | TypesOptions;
  /** File name of the container entry. Default: `container.[contenthash:8].js`. */
  filename?: string;
  /**
   * Bytes (minified) up to which the code of all exposes together travels in the entry's file: small files cost more to
   * request than to carry. That of an application carries small shared modules besides, within the same limit. In builds for
   * production, of scripts for browsers. Default: 16,000; `0` keeps all files apart.
   */
  inlineExposes?: number;
  /** An entry for hosts that do not run Nacre. `true`: `remoteEntry.js`, as global variable `name`. */
  remoteEntry?: boolean | { filename?: string; library?: { type: string; name?: string } };
}

/** Whose TypeScript writes the declarations, and what becomes of a build without them. */
export interface TypesOptions {
  /** From the context: `../tsconfig.json`. Default: the package's own. */
  tsconfig?: string;
  /** A build without its declarations is an error. Default: a warning. */
  required?: boolean;
}

/** By request: settings, a range of versions, or another module to provide. */
export type Shared = Record<string, string | SharedConfig | false>;

/** An expose, and its place among what others put into the same slot (0 by default). */
export type Contributed = string | { module: string; order?: number };

/** The options with nothing left to decide. */
export interface NormalOptions {
  name: string;
  exposes: Record<string, string[]>;
  remotes: Record<string, { name: string; build?: string }>;
  shared: Record<string, SharedConfig>;
  routes?: string;
  contributes: Contribution[];
  /** Patterns, from the context. */
  stories: string[];
  html?: string;
  owner?: string;
  version?: string;
  admit: string[];
  /** Absent: where there is a tsconfig.json. */
  types?: TypesOptions | false;
  filename: string;
  /** Bytes. */
  inlineExposes: number;
  remoteEntry?: { filename: string; library: { type: string; name?: string } };
}
