/** Where one build's files are, and under which path of the page's origin they are served. */
export interface BuiltFolder {
  name: string;
  folder: string;
}

/** Addresses of builds, by name, each ending with a slash. */
export type Bases = Readonly<Record<string, string>>;

/** One way to make an application of the source. */
export interface Variant {
  /** Key in the results. */
  name: string;
  /** In the table. */
  title: string;
  /** Name of the variant whose files this one serves with other HTML. */
  sameBuildAs?: string;
  /** Whether its builds can be served from origins of their own. */
  separate: boolean;
  /** Builds everything below `out`. `bases` says where each build will be reachable. */
  build(out: string, bases: Bases): Promise<BuiltFolder[]>;
  /** The HTML for a path of the application. */
  html(built: readonly BuiltFolder[], bases: Bases, path: string): Promise<string>;
}
