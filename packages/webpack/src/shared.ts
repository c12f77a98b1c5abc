/** As in webpack's SharePlugin. */
export interface SharedConfig {
  import?: string | false;
  shareKey?: string;
  singleton?: boolean;
  strictVersion?: boolean;
  requiredVersion?: string | false;
  version?: string | false;
  packageName?: string;
  /** Accepted for compatibility. Nothing has to be eager: a module is never evaluated before its shared modules are there. */
  eager?: boolean;
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

/** The settings that apply to a share key: its own, or those of the longest prefix. */
export function sharedConfigOf(shared: Record<string, SharedConfig>, key: string): SharedConfig {
  const entries = Object.entries(shared).map(([request, config]) => [config.shareKey ?? request, config] as const);
  const prefixes = entries.filter(([each]) => each.endsWith("/") && key.startsWith(each));
  const longest = prefixes.toSorted(([a], [b]) => b.length - a.length)[0];
  return entries.find(([each]) => each === key)?.[1] ?? longest?.[1] ?? {};
}

/** Keys of one package belong together, and react-dom belongs to react. */
export function familyOf(key: string): string {
  const name = key.split("/", key.startsWith("@") ? 2 : 1).join("/");
  return name === "react-dom" ? "react" : name;
}
