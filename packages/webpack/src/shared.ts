/** As in webpack's SharePlugin. */
export interface SharedConfig {
  import?: string | false;
  shareKey?: string;
  singleton?: boolean;
  strictVersion?: boolean;
  /** A range, also as it stands in a package.json: `workspace:^`, `catalog:`, `npm:other@^3`. `false`: any version. */
  requiredVersion?: string | false;
  /** `false`: unknown, which suits only those who take any version. */
  version?: string | false;
  packageName?: string;
  /** Accepted for compatibility. Nothing has to be eager: a module is never evaluated before its shared modules are there. */
  eager?: boolean;
  /**
   * Provides a second, smaller copy without the exports that nobody uses; the plan takes it where it is enough for everyone.
   * `true`: with what this build uses; name what others use in `usedExports`. In production builds, for ES modules without
   * side effects. The keys of one package are shaken together or not at all.
   */
  treeShaking?: boolean | TreeShaking;
  /** Shares only what fits. webpack only. */
  include?: SharedFilter;
  /** Does not share what fits: it is bundled. webpack only. */
  exclude?: SharedFilter;
}

/** What a shaken copy of a shared module has besides what the build itself uses. */
export interface TreeShaking {
  /** Names of exports that other builds use, or may come to use. */
  usedExports?: string[];
}

/** Filter of shared modules: by what follows a key that ends in `/`, and by a range of versions. */
export interface SharedFilter {
  request?: string | RegExp;
  version?: string;
}

/**
 * React and what must come from the same build with it, as singletons: `react`, `react-dom` and their sub-paths.
 * They are shared by default; use it to say more of them.
 *
 * @example new NacrePlugin({ name: "shop", shared: { ...react({ strictVersion: true }) } });
 */
export function react(config: SharedConfig = {}): Record<string, SharedConfig> {
  const keys = ["react", "react/", "react-dom", "react-dom/"];
  return Object.fromEntries(keys.map((key) => [key, { singleton: true, ...config }]));
}

/** One forgotten singleton silently splits contexts and stores, so these are shared unless a build says otherwise. */
export function defaultShared(): Record<string, SharedConfig> {
  const singleton: SharedConfig = { singleton: true };
  return {
    ...react(),
    "react-router": singleton,
    "react-router/": singleton,
    zustand: singleton,
    "@nacre/shell": singleton,
  };
}

/**
 * The settings that apply to a share key: its own, or those of the longest prefix.
 *
 * @param requests by which it was imported: they tell apart settings that give several requests one key
 */
export function sharedConfigOf(
  shared: Record<string, SharedConfig>,
  key: string,
  requests: readonly string[] = [],
): SharedConfig {
  const entries = Object.entries(shared)
    .filter(([request, { shareKey = request }]) => covers(shareKey, key))
    .toSorted(([a], [b]) => b.length - a.length);
  const asked = entries.find(([request]) => requests.some((each) => covers(request, each)));
  const exact = entries.find(([request, { shareKey = request }]) => shareKey === key);
  return (asked ?? exact ?? entries[0])?.[1] ?? {};
}

function covers(pattern: string, text: string): boolean {
  return pattern.endsWith("/") ? text.startsWith(pattern) : text === pattern;
}

/** Keys of one package belong together, and react-dom belongs to react. */
export function familyOf(key: string): string {
  const name = key.split("/", key.startsWith("@") ? 2 : 1).join("/");
  return name === "react-dom" ? "react" : name;
}
