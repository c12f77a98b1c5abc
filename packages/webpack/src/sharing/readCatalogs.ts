import { createRequire } from "node:module";
import type { parse } from "yaml";

const load = createRequire(import.meta.url);

/** Ranges by package, by the name of their catalog. */
export type Catalogs = Map<string, Map<string, string>>;

/** What an object holds that has a `catalog` or `catalogs`: a workspace file, or `workspaces` of a package.json. */
export interface CatalogFields {
  catalog?: Record<string, string>;
  catalogs?: Record<string, Record<string, string>>;
}

/**
 * Reads the catalogs of a workspace file: `pnpm-workspace.yaml`, or `.yarnrc.yml`.
 *
 * @throws YAMLParseError for what is no YAML
 * @example readCatalogs("catalog:\n  react: ^19.0.0\n"); // Map { "default" => Map { "react" => "^19.0.0" } }
 */
export function readCatalogs(yaml: string): Catalogs {
  // It is large, and few builds are in a workspace that has such a file.
  const { parse: read } = load("yaml") as { parse: typeof parse };
  return catalogsOf((read(yaml) ?? {}) as CatalogFields);
}

/** The same of an object. */
export function catalogsOf({ catalog, catalogs }: CatalogFields): Catalogs {
  const all = Object.entries({ ...(catalog !== undefined && { default: catalog }), ...catalogs });
  return new Map(all.flatMap(([name, ranges]) => (isText(ranges) ? [] : [[name, textsOf(ranges)] as const])));
}

function textsOf(ranges: Record<string, unknown> | null): Map<string, string> {
  return new Map(
    Object.entries(ranges ?? {}).flatMap(([name, range]) => (isText(range) ? [[name, range] as const] : [])),
  );
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
