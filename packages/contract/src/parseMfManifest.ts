import * as v from "valibot";
import { parseWith } from "./parseWith.ts";
import type { Parsed } from "./problems.ts";

/** What Nacre reads of an `mf-manifest.json`, which Module Federation 2 writes beside a container. */
export interface MfManifest {
  name: string;
  metaData: {
    buildInfo?: { buildVersion?: string };
    remoteEntry: { name: string; path?: string; type?: string };
    globalName?: string;
    pluginVersion?: string;
  };
  exposes: MfExpose[];
  shared: MfShared[];
}

/** A module that a container of Module Federation 2 exposes. */
export interface MfExpose {
  /** `./Button` */
  path: string;
  assets?: MfAssets;
}

/** A shared module that the container has, as its options say. */
export interface MfShared {
  name: string;
  version: string;
  /** Module Federation 2.9 for webpack says `true` where the options say nothing, though it then is none. */
  singleton?: boolean;
  requiredVersion?: string | false;
  assets?: MfAssets;
}

/** Files of a module, by kind. `sync` are those that it needs at once. */
export interface MfAssets {
  js: { sync: string[] };
  css: { sync: string[] };
}

const text: v.StringSchema<undefined> = v.string();
const files: v.GenericSchema<unknown, { sync: string[] }> = v.object({ sync: v.array(text) });
const assets: v.GenericSchema<unknown, MfAssets> = v.object({ js: files, css: files });
const maybe = <Value>(schema: v.GenericSchema<unknown, Value>): v.ExactOptionalSchema<typeof schema, undefined> =>
  v.exactOptional(schema);

const schema: v.GenericSchema<unknown, MfManifest> = v.object({
  name: text,
  metaData: v.object({
    buildInfo: maybe(v.object({ buildVersion: maybe(text) })),
    remoteEntry: v.object({ name: text, path: maybe(text), type: maybe(text) }),
    globalName: maybe(text),
    pluginVersion: maybe(text),
  }),
  exposes: v.array(v.object({ path: text, assets: maybe(assets) })),
  shared: v.array(
    v.object({
      name: text,
      version: text,
      singleton: maybe(v.boolean()),
      requiredVersion: maybe(v.union([text, v.literal(false)])),
      assets: maybe(assets),
    }),
  ),
});

/**
 * Reads the `mf-manifest.json` of a container that Module Federation 2 built, from anywhere. Members that Nacre does not
 * use are left out.
 *
 * @param input The parsed JSON: at most 1,000,000 values, 32 levels deep, texts of 65,536 and together 8,388,608 characters.
 * @returns What Nacre reads of it in fresh objects without prototype, or everything that is wrong with it.
 * @example
 * const parsed = parseMfManifest(JSON.parse(text));
 * if (parsed.ok) console.log(parsed.value.exposes.map(({ path }) => path));
 */
export function parseMfManifest(input: unknown): Parsed<MfManifest> {
  const limits = { depth: 32, values: 1_000_000, text: 65_536, characters: 8 * 2 ** 20 };
  return parseWith({ schema, limits, check: () => [] }, input);
}
