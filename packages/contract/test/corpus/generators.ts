import {
  isApiAddress,
  isBaseUrl,
  isBuildId,
  isBuildName,
  isExposeName,
  isFileName,
  isGlobalName,
  isReference,
  isRoutePath,
  isShareKey,
  isSlotName,
  parseManifest,
  parseMfManifest,
  parseRoutes,
  parseSnapshot,
} from "@nacre/contract";
import type { Parsed } from "@nacre/contract";
import * as fc from "fast-check";
import { formatPath } from "../../src/formatPath.ts";
import { makeManifest } from "../builders.ts";
import { breakAt, placesOf, valueAt } from "./breakAt.ts";
import { makeSnapshot } from "./documents.ts";

/** Bad inputs of one kind without end. */
export interface Generator {
  kind: string;
  runs: number;
  /** Holds as long as what it makes is refused, and what is wrong is named. */
  property: fc.IProperty<unknown>;
}

/** Characters that stand in no name, path or address. */
const forbidden = fc.oneof(
  fc.integer({ min: 0, max: 0x1f }).map((code) => String.fromCharCode(code)),
  fc.integer({ min: 0x7f, max: 0x9f }).map((code) => String.fromCharCode(code)),
  fc.integer({ min: 0xd800, max: 0xdfff }).map((code) => String.fromCharCode(code)),
  fc.constantFrom("<", ">", '"', "\\", " ", "\u00a0", "\u2028", "\u202e", "\u200b", "\u2066", "\ufeff", "\u00ad"),
);

/** A good text with one forbidden character somewhere in it. */
function spoilt(good: readonly string[]): fc.Arbitrary<string> {
  return (
    fc
      .tuple(fc.constantFrom(...good), fc.nat(), forbidden)
      .map(([text, at, character]) => {
        const cut = at % (text.length + 1);
        return text.slice(0, cut) + character + text.slice(cut);
      })
      // A pair of halves would be a character.
      .filter((text) => /[<>"\\\s\p{Cc}\p{Cf}\p{Cs}]/u.test(text))
  );
}

const noText = fc.anything({ withNullPrototype: true, withBigInt: true, withMap: true, withBoxedValues: true });

function textsOf(kind: string, accepts: (text: string) => boolean, good: readonly string[]): Generator {
  const bad = fc.oneof(
    { weight: 4, arbitrary: spoilt(good) },
    noText.filter((value) => typeof value !== "string"),
  );
  return { kind, runs: 500, property: fc.property(bad, (input) => !accepts(input as string)) };
}

/** Values of another type than this one. */
function wrongFor(value: unknown): unknown[] {
  if (typeof value === "string") return [1, true, null, [], {}, [value]];
  if (typeof value === "number") return [null, true, [], {}, [value], 1.5, Number.NaN, Infinity];
  if (typeof value === "boolean") return [0, "true", null, [], {}];
  return Array.isArray(value) ? [{}, "x", 1, null, true] : [[], "x", 1, null, true];
}

/** One value of another type at one place of a good document: it is refused, and the place is named. */
function breaksOf(kind: string, runs: number, good: unknown, parse: (input: unknown) => Parsed<unknown>): Generator {
  const places = [...placesOf(good)];
  const broken = fc
    .constantFrom(...places)
    .chain((place) =>
      fc.record({ place: fc.constant(place), put: fc.constantFrom(...wrongFor(valueAt(good, place))) }),
    );
  const property = fc.property(broken, ({ place, put }) =>
    isNamed(parse(breakAt(good, place, put)), formatPath(place)),
  );
  return { kind, runs, property };
}

/** Whether a document is refused, with a problem at this place, in it, or around it. */
function isNamed(parsed: Parsed<unknown>, place: string): boolean {
  return !parsed.ok && parsed.problems.some(({ path }) => place.startsWith(path) || path.startsWith(place));
}

/** A forbidden character in a text that has a grammar, at any place of a good document. */
function spoiltTextsOf(
  kind: string,
  good: unknown,
  parse: (input: unknown) => Parsed<unknown>,
  hasGrammar: RegExp,
): Generator {
  const places = [...placesOf(good)].filter((place) => {
    return typeof valueAt(good, place) === "string" && hasGrammar.test(formatPath(place));
  });
  const broken = fc
    .constantFrom(...places)
    .chain((place) => fc.record({ place: fc.constant(place), put: spoilt([valueAt(good, place) as string]) }));
  const property = fc.property(broken, ({ place, put }) =>
    isNamed(parse(breakAt(good, place, put)), formatPath(place)),
  );
  return { kind, runs: 800, property };
}

/** Members that a document has to have. */
function missingOf(
  kind: string,
  good: unknown,
  parse: (input: unknown) => Parsed<unknown>,
  required: RegExp,
): Generator {
  const places = [...placesOf(good)].filter((place) => required.test(formatPath(place)));
  const property = fc.property(fc.constantFrom(...places), (place) =>
    isNamed(parse(breakAt(good, place, undefined)), formatPath(place)),
  );
  return { kind, runs: 200, property };
}

const mf = {
  name: "legacy",
  metaData: { remoteEntry: { name: "remoteEntry.js", path: "", type: "var" }, globalName: "legacy" },
  exposes: [{ path: "./Widget", assets: { js: { sync: ["a.js"] }, css: { sync: ["a.css"] } } }],
  shared: [{ name: "dep", version: "1.0.0", singleton: true, requiredVersion: "^1.0.0" }],
};

const routes = [
  { path: "/shop", caseSensitive: true, remote: "catalog" },
  { path: "/", children: [{ path: ":id", module: "./Detail", data: ["/api/:id"], preload: ["a/B"] }, { index: true }] },
];

const manifest = makeManifest({ app: "./List", contributes: [{ slot: "header", module: "./List", order: 1 }] });
const requiredOfBuild = /^(name|version|format|entry|exposes|chunks|consumes|remotes|provides|files)$/;
const requiredInside = /^(?!routes).*\.(key|range|expose|modules|chunks|files|type|size|integrity|slot|module)$/;

export const generators: readonly Generator[] = [
  textsOf("build name", isBuildName, ["shell", "my-app", "A1"]),
  textsOf("slot name", isSlotName, ["header", "header.actions"]),
  textsOf("build id", isBuildId, ["0123456789abcdef"]),
  textsOf("expose", isExposeName, [".", "./Button", "./a/b.css"]),
  textsOf("reference", isReference, ["components", "components/Button", "components@0123456789abcdef/Button"]),
  textsOf("share key", isShareKey, ["react", "react-dom/client", "@scope/x"]),
  textsOf("global variable", isGlobalName, ["legacy", "my-app"]),
  textsOf("file name", isFileName, ["container.js", "js/a.1f.js"]),
  textsOf("base", isBaseUrl, ["/", "/catalog/12/", "https://cdn.example/x/", "http://localhost:4301/"]),
  textsOf("address of an API", isApiAddress, ["/api/products/:id", "https://api.example/x"]),
  textsOf("path of a route", isRoutePath, ["/catalog", "catalog/:id", "files/*", "a?/b"]),
  breaksOf("manifest, a value of another type", 2000, manifest, parseManifest),
  spoiltTextsOf(
    "manifest, a spoilt text",
    manifest,
    parseManifest,
    /^(name|entry.*|app)$|integrity$|\.(expose|key|slot)$|^remotes.*name$|^routes.*module$/,
  ),
  missingOf("manifest, a missing member", manifest, parseManifest, requiredOfBuild),
  missingOf("manifest, a missing member inside", manifest, parseManifest, requiredInside),
  breaksOf("snapshot, a value of another type", 1500, makeSnapshot(), parseSnapshot),
  spoiltTextsOf(
    "snapshot, a spoilt text",
    makeSnapshot(),
    parseSnapshot,
    /^(root|names\..*)$|\.(base|integrity|expose)$|routes\[0\]\.(path|modules|data|preload)/,
  ),
  breaksOf("routes, a value of another type", 500, routes, parseRoutes),
  breaksOf("mf-manifest.json, a value of another type", 500, mf, parseMfManifest),
];

/** @returns What is wrong, for people; nothing where all of them are refused. */
export function generate({ kind, runs, property }: Generator): string | undefined {
  const result = fc.check(property, { numRuns: runs });
  return result.failed ? `${kind}: ${fc.stringify(result.counterexample)}` : undefined;
}
