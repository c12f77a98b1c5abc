/** Ranges by package, by the name of their catalog. */
export type Catalogs = Map<string, Map<string, string>>;

/** What an object holds that has a `catalog` or `catalogs`: a workspace file, or `workspaces` of a package.json. */
export interface CatalogFields {
  catalog?: Record<string, string>;
  catalogs?: Record<string, Record<string, string>>;
}

/**
 * Reads the catalogs of a workspace file: `pnpm-workspace.yaml`, or `.yarnrc.yml`. Of YAML it knows nested maps of texts
 * with quotes and comments, which is what package managers write there; it takes nothing else to be a catalog.
 *
 * @example readCatalogs("catalog:\n  react: ^19.0.0\n"); // Map { "default" => Map { "react" => "^19.0.0" } }
 */
export function readCatalogs(yaml: string): Catalogs {
  const root = readMaps(yaml);
  const named = root.get("catalogs");
  return new Map(
    [["default", root.get("catalog")] as const, ...(named instanceof Map ? named : [])].flatMap(([name, map]) =>
      map instanceof Map ? [[name, textsOf(map)] as const] : [],
    ),
  );
}

/** The same of an object. */
export function catalogsOf({ catalog, catalogs = {} }: CatalogFields): Catalogs {
  const all = { ...(catalog && { default: catalog }), ...catalogs };
  return new Map(Object.entries(all).map(([name, map]) => [name, new Map(Object.entries(map))]));
}

type Maps = Map<string, string | Maps>;

const LINE = /^( *)(?:"([^"]+)"|'([^']+)'|([^\s"'#-][^:]*?)) *:(?: +(.*))?$/;

function readMaps(yaml: string): Maps {
  const root: Maps = new Map();
  const open = [{ indent: -1, map: root }];
  for (const line of yaml.split(/\r?\n/)) {
    const [, spaces, double, single, plain, rest = ""] = LINE.exec(line.trimEnd()) ?? [];
    if (spaces === undefined) continue;
    while (open.at(-1)!.indent >= spaces.length) open.pop();
    const value = scalar(rest);
    const map: Maps = new Map();
    open.at(-1)!.map.set(double ?? single ?? plain ?? "", value || map);
    if (!value) open.push({ indent: spaces.length, map });
  }
  return root;
}

function scalar(text: string): string {
  const [, double, single] = /^(?:"([^"]*)"|'([^']*)')/.exec(text) ?? [];
  return double ?? single ?? text.replace(/(?:^|\s)#.*$/, "").trim();
}

function textsOf(map: Maps): Map<string, string> {
  return new Map([...map].flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : [])));
}
