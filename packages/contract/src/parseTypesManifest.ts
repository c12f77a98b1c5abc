import * as v from "valibot";
import { isBuildId, isBuildName, isExposeName, isFileName, isShareKey } from "./names.ts";
import { formatPath } from "./formatPath.ts";
import { parseWith } from "./parseWith.ts";
import type { Parsed, Problem } from "./problems.ts";
import type { TypesFile, TypesManifest } from "./typesManifest.ts";

type Schema<Value> = v.GenericSchema<unknown, Value>;
type Text = v.GenericSchema<string>;

const text = (test: (value: string) => boolean, what: string): Text =>
  v.pipe(
    v.string(),
    v.check(test, (issue) => `${JSON.stringify(issue.input)} is not ${what}`),
  );

const declaration: Text = text(
  (value) => isFileName(value) && /^types\/.*\.d\.[cm]?ts$/.test(value),
  'a declaration file below "types/"',
);
const name: Text = text(isBuildName, "a build name: a letter, then letters, digits, - and _");

const file: Schema<TypesFile> = v.object({
  size: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  integrity: text(
    (value) => /^sha384-[A-Za-z0-9+/]{64}$/.test(value),
    "an integrity: sha384- and 64 characters of base64",
  ),
});

const schema: Schema<TypesManifest> = v.object({
  schema: v.literal(1),
  name,
  version: v.string(),
  build: text(isBuildId, "a build id: 16 hex digits"),
  typescript: v.string(),
  exposes: v.record(text(isExposeName, 'an expose: "." or "./Button"'), declaration),
  files: v.record(declaration, file),
  remotes: v.array(name),
  packages: v.array(text(isShareKey, "the name of a package")),
});

/**
 * Reads the `nacre.types.json` of a build, from anywhere. No file that it names can lie outside the build's `types`
 * folder, and each is a declaration. Whether the files are what it says is for their reader to check.
 *
 * @param input The parsed JSON: at most 200,000 values, 8 levels deep, texts of 2,048 characters, 8 MiB of text.
 * @returns The list in fresh objects without prototype, or everything that is wrong with it.
 * @example
 * const parsed = parseTypesManifest(JSON.parse(text));
 * if (parsed.ok) console.log(Object.keys(parsed.value.exposes));
 */
export function parseTypesManifest(input: unknown): Parsed<TypesManifest> {
  const limits = { depth: 8, values: 200_000, text: 2048, characters: 8 * 2 ** 20 };
  return parseWith({ schema, limits, version: 1, check }, input);
}

function check({ exposes, files }: TypesManifest): Problem[] {
  return Object.entries(exposes)
    .filter(([, entry]) => !Object.hasOwn(files, entry))
    .map(([expose, entry]) => ({ path: formatPath(["exposes", expose]), message: `"${entry}" is not in "files"` }));
}
