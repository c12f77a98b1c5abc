/** Options of the preset: `addons: [{ name: "@nacre/storybook", options: { ... } }]`. */
export interface NacreStorybookOptions {
  /**
   * Address of a snapshot, whose containers become remotes. Default, where no `remotes` are given:
   * `http://localhost:4300/snapshot.json`, which `nacre serve` answers. `false`: none. A relative one is relative to
   * the Storybook's page, and of its builds nothing is known when the Storybook starts: no stories of theirs are listed.
   */
  snapshot?: string | false;
  /** Remotes by name, each with the address of its `nacre.json` or of the folder that holds it. */
  remotes?: Record<string, string>;
  /**
   * Folders of remotes whose sources are here, by name: `{ components: "../components" }`, relative to the folder that holds
   * `.storybook`. The toolbar can switch to them.
   */
  local?: Record<string, string>;
  /** Where remote modules come from until somebody switches: `served` by default. */
  start?: "served" | "local";
  /** Remotes whose stories are shown beside the Storybook's own. Default: those of all. `false`: of none. */
  stories?: readonly string[] | false;
  /** Packages that remotes get from this Storybook, beside React's, react-router, zustand and `@nacre/shell`. */
  shared?: readonly string[];
}

/** What `nacre serve` answers by default. */
export const SERVED = "http://localhost:4300/snapshot.json";
