/** Applications of several builds, as a generator describes them. */
export interface Graph {
  seed: number;
  /** Of each build. */
  settings: GraphSettings;
  /** The first is the root. */
  builds: GraphBuild[];
}

export interface GraphSettings {
  mode: "production" | "development";
  splitChunks: boolean;
  runtimeChunk: boolean;
  concatenate: boolean;
}

export interface GraphBuild {
  name: string;
  /** What stands in its node_modules. */
  packages: GraphPackage[];
  /** Ranges of its package.json, by package. */
  dependencies: Record<string, string>;
  shared: Record<string, GraphShared>;
  /** Exposed modules. The root's `main` is its application. */
  modules: GraphModule[];
}

export interface GraphShared {
  singleton?: true;
  strictVersion?: true;
  import?: false;
  requiredVersion?: string;
}

export interface GraphPackage {
  name: string;
  version: string;
  dependencies: Record<string, string>;
  /** In its own node_modules. */
  nested: GraphPackage[];
}

export interface GraphModule {
  name: string;
  /** Packages. */
  uses: string[];
  /** Modules of other builds, or of its own as a remote: `b/x1`. */
  imports: string[];
  /** The same, by `import()`. */
  lazy: string[];
}
