import { parseManifest, parseMfManifest, parseRoutes, parseSnapshot, toSlice } from "@nacre/contract";
import type { Manifest, Parsed, Snapshot } from "@nacre/contract";
import { makeBuild, makeManifest } from "../builders.ts";
import { breakAt } from "./breakAt.ts";
import { Large, type Corpus } from "./Corpus.ts";

function refusals(parsed: Parsed<unknown>): string[] {
  return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path} ${message}`);
}

type Breaks = Readonly<Record<string, [path: readonly (string | number)[], put: unknown]>>;

function breaksOf(good: () => unknown, breaks: Breaks): Record<string, unknown> {
  return Object.fromEntries(Object.entries(breaks).map(([name, [path, put]]) => [name, breakAt(good(), path, put)]));
}

/** What is no document of any kind. */
const nothing = {
  undefined: undefined,
  null: null,
  "a text": "nacre.json",
  "the JSON instead of its value": JSON.stringify(makeManifest()),
  "a number": 1,
  "a list": [makeManifest()],
  "an empty object": {},
  "a function": makeManifest,
  "a date": new Date(0),
  "a map": new Map([["schema", 1]]),
  "a promise": Promise.resolve(makeManifest()),
  "an object that inherits all": Object.create(makeManifest()) as unknown,
};

const nested = (levels: number): unknown => JSON.parse("[".repeat(levels) + "]".repeat(levels));

function cycle(): unknown {
  const routes: unknown[] = [];
  routes.push({ path: "a", children: routes });
  return routes;
}

/** A list of lists of the same list: little to write, much to read. */
function laughs(): unknown {
  let list: unknown[] = ["ha"];
  for (let i = 0; i < 20; i++) list = Array.from({ length: 10 }, () => list);
  return list;
}

function many<Value>(count: number, make: (i: number) => [string, Value]): Record<string, Value> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => make(i)));
}

const worker = { workerEntry: "container.1a.js", workers: { work: { chunks: ["list"], modules: ["1"] } } };
const withWorker = (): Manifest => makeManifest(worker);

export const manifests: Corpus = {
  kind: "manifest",
  judge: (input) => refusals(parseManifest(input)),
  inputs: {
    ...nothing,
    ...breaksOf(makeManifest, {
      "schema: none": [["schema"], undefined],
      "schema: the next one": [["schema"], 2],
      "schema: a text": [["schema"], "1"],
      "schema: a list": [["schema"], [1]],
      "name: none": [["name"], undefined],
      "name: a number": [["name"], 3],
      "name: a path": [["name"], "../catalog"],
      "name: a name that every object has": [["name"], "constructor"],
      "name: an end of a script": [["name"], "</script><script>alert(1)"],
      "version: none": [["version"], undefined],
      "version: a number": [["version"], 1.2],
      "version: an escape sequence of terminals": [["version"], "1.0.0\u001b]0;owned\u0007"],
      "owner: a list": [["owner"], ["team"]],
      "owner: null": [["owner"], null],
      "owner: two lines": [["owner"], "team\nNacre: all is well"],
      "owner: 2,049 characters": [["owner"], "x".repeat(2049)],
      "format: none": [["format"], undefined],
      "format: unknown": [["format"], "systemjs"],
      "format: in capitals": [["format"], "SCRIPT"],
      "global: of a build that has none": [["global"], "catalog"],
      "global: the prototype": [["global"], "__proto__"],
      "entry: none": [["entry"], undefined],
      "entry: empty": [["entry"], []],
      "entry: a text": [["entry"], "container.1a.js"],
      "entry: an object": [["entry"], { 0: "container.1a.js", length: 1 }],
      "entry: a file that is not there": [["entry", 0], "other.js"],
      "entry: a file above": [["entry", 0], "../container.1a.js"],
      "entry: an address": [["entry", 0], "https://evil.example/x.js"],
      "entry: a style": [["entry", 0], "list.2b.css"],
      "entry: a picture": [["entry", 0], "img/logo.svg"],
      "remoteEntry: a file above": [["remoteEntry"], ["../../x.js"]],
      "html: a file above": [["html"], "../../../etc/passwd"],
      "html: an absolute path": [["html"], "/etc/passwd"],
      "app: not exposed": [["app"], "./app"],
      "app: no expose": [["app"], "app"],
      "exposes: none": [["exposes"], undefined],
      "exposes: a list": [["exposes"], []],
      "exposes: a bad name": [["exposes", "List"], { chunks: ["list"], modules: ["17"] }],
      "exposes: a name that climbs": [["exposes", "./../List"], { chunks: ["list"], modules: ["17"] }],
      "exposes: the prototype": [["exposes", "__proto__"], { chunks: ["list"], modules: ["17"] }],
      "exposes: a list for an expose": [["exposes", "./List"], []],
      "exposes: no modules": [["exposes", "./List", "modules"], []],
      "exposes: a module that is a number": [["exposes", "./List", "modules", 0], 17],
      "exposes: a chunk that is not there": [["exposes", "./List", "chunks", 0], "other"],
      "exposes: a chunk that every object has": [["exposes", "./List", "chunks", 0], "toString"],
      "exposes: async false": [["exposes", "./List", "async"], false],
      "exposes: a source of two lines": [["exposes", "./List", "source"], "a\nb"],
      "chunks: none": [["chunks"], undefined],
      "chunks: a list": [["chunks"], []],
      "chunks: the prototype": [["chunks", "__proto__"], { files: [] }],
      "chunks: the constructor": [["chunks", "constructor"], { files: [] }],
      "chunks: files as a text": [["chunks", "list", "files"], "list.2b.js"],
      "chunks: a file that is not there": [["chunks", "list", "files", 0], "other.js"],
      "chunks: a file above": [["chunks", "list", "files", 0], "../list.2b.js"],
      "chunks: a consumed module that is not there": [["chunks", "list", "consumes", 0], "c9"],
      "chunks: a remote module that is not there": [["chunks", "list", "remotes", 0], "r9"],
      "chunks: a consumed module that every object has": [["chunks", "list", "consumes", 0], "valueOf"],
      "chunks: a lazy chunk that is not there": [["chunks", "list", "lazy", 0, 0], "other"],
      "chunks: lazy without groups": [["chunks", "list", "lazy"], ["late"]],
      "uses: a list": [["chunks", "list", "uses"], ["format"]],
      "uses: a name alone": [["chunks", "list", "uses"], { c1: "format" }],
      "uses: no name of an export": [["chunks", "list", "uses"], { c1: ["a-b"] }],
      "uses: a name that ends a script": [["chunks", "list", "uses"], { c1: ["</script>"] }],
      "uses: too many names": [["chunks", "list", "uses"], { c1: Array.from({ length: 10_001 }, () => "a") }],
      "uses: a module that is not there": [["chunks", "list", "uses"], { c9: ["format"] }],
      "uses: a module that every object has": [["chunks", "list", "uses"], { valueOf: ["format"] }],
      "shaken: only true": [["provides", "date-fns", 0, "shaken"], true],
      "shaken: without exports": [["provides", "date-fns", 0, "shaken"], { chunks: ["lib"], module: "41" }],
      "shaken: an export with a space": [
        ["provides", "date-fns", 0, "shaken"],
        { chunks: ["lib"], module: "41", exports: ["a b"] },
      ],
      "shaken: a chunk that is not there": [
        ["provides", "date-fns", 0, "shaken"],
        { chunks: ["no"], module: "41", exports: ["format"] },
      ],
      "consumes: a list": [["consumes"], []],
      "consumes: no key": [["consumes", "c1", "key"], undefined],
      "consumes: a key with a space": [["consumes", "c1", "key"], "date fns"],
      "consumes: the prototype as a key": [["consumes", "c1", "key"], "__proto__"],
      "consumes: no range": [["consumes", "c1", "range"], undefined],
      "consumes: true for a range": [["consumes", "c1", "range"], true],
      "consumes: a range that is not compiled": [["consumes", "c1", "match"], undefined],
      "consumes: a compiled range for any version": [["consumes", "c1", "range"], false],
      "consumes: an operator that is none": [["consumes", "c1", "match", 0, 0, 0], 3],
      "consumes: half a version": [["consumes", "c1", "match", 0, 0, 1], 1.5],
      "consumes: a negative version": [["consumes", "c1", "match", 0, 0, 1], -1],
      "consumes: a version beyond all numbers": [["consumes", "c1", "match", 0, 0, 1], 2 ** 53],
      "consumes: a comparator of two": [
        ["consumes", "c1", "match", 0, 0],
        [1, 4],
      ],
      "consumes: a comparator of six": [
        ["consumes", "c1", "match", 0, 0],
        [1, 4, 0, 0, [], 0],
      ],
      "consumes: a prerelease that is an object": [["consumes", "c1", "match", 0, 1, 4, 0], {}],
      "consumes: singleton as a text": [["consumes", "c1", "singleton"], "true"],
      "consumes: a fallback without module": [["consumes", "c1", "fallback", "module"], undefined],
      "consumes: a fallback whose chunk is not there": [["consumes", "c1", "fallback", "chunks", 0], "other"],
      "remotes: a list": [["remotes"], []],
      "remotes: a bad container": [["remotes", "r1", "name"], "components/Button"],
      "remotes: an address for a container": [["remotes", "r1", "name"], "https://evil.example"],
      "remotes: a bad expose": [["remotes", "r1", "expose"], "Button"],
      "remotes: a pin that is no build": [["remotes", "r1", "build"], "latest"],
      "provides: a list": [["provides"], []],
      "provides: an object for the copies": [["provides", "date-fns"], { version: "4.4.0" }],
      "provides: no version": [["provides", "date-fns", 0, "version"], undefined],
      "provides: a chunk that is not there": [["provides", "date-fns", 0, "chunks", 0], "other"],
      "provides: the constructor as a key": [["provides", "constructor"], []],
      "provides: eager false": [["provides", "date-fns", 0, "eager"], false],
      "files: none": [["files"], undefined],
      "files: a list": [["files"], []],
      "files: a file above": [["files", "../x.js"], { type: "script", size: 1, integrity: `sha384-${"a".repeat(64)}` }],
      "files: the manifest itself": [["files", "nacre.json"], makeManifest().files["list.2b.js"]],
      "files: the manifest itself, in capitals": [["files", "NACRE.json"], makeManifest().files["list.2b.js"]],
      "files: two whose case differs": [["files", "LIST.2b.js"], makeManifest().files["list.2b.js"]],
      "files: two whose accents are written differently": [
        ["files"],
        {
          ...makeManifest().files,
          "caf\u00e9.js": makeManifest().files["list.2b.js"],
          "cafe\u0301.js": makeManifest().files["list.2b.js"],
        },
      ],
      "files: a file that is a folder of another": [["files", "list.2b.js/x.js"], makeManifest().files["list.2b.js"]],
      "files: a folder whose case differs from a file": [
        ["files", "IMG/LOGO.SVG/x"],
        makeManifest().files["list.2b.js"],
      ],
      "files: an unknown type": [["files", "list.2b.js", "type"], "html"],
      "files: a negative size": [["files", "list.2b.js", "size"], -1],
      "files: half a byte": [["files", "list.2b.js", "size"], 0.5],
      "files: a size beyond all numbers": [["files", "list.2b.js", "size"], 1e300],
      "files: a size as a text": [["files", "list.2b.js", "size"], "1000"],
      "files: no integrity": [["files", "list.2b.js", "integrity"], undefined],
      "files: an empty integrity": [["files", "list.2b.js", "integrity"], ""],
      "files: a weaker hash": [["files", "list.2b.js", "integrity"], `sha256-${"a".repeat(43)}=`],
      "files: a short hash": [["files", "list.2b.js", "integrity"], `sha384-${"a".repeat(63)}`],
      "files: two hashes": [["files", "list.2b.js", "integrity"], `sha384-${"a".repeat(64)} sha384-${"b".repeat(64)}`],
      "files: a hash with an option": [["files", "list.2b.js", "integrity"], `sha384-${"a".repeat(64)}?x`],
      "files: a hash in the alphabet of URLs": [["files", "list.2b.js", "integrity"], `sha384-${"_".repeat(64)}`],
      "files: a hash with an end of the attribute": [
        ["files", "list.2b.js", "integrity"],
        `sha384-${"a".repeat(50)}" onload="`,
      ],
      "routes: an object": [["routes"], {}],
      "routes: a page that is not exposed": [["routes", 0, "module"], "./Other"],
      "routes: a list for a route": [["routes", 0], []],
      "contributes: not exposed": [["contributes"], [{ slot: "header", module: "./Other" }]],
      "contributes: a bad slot": [["contributes"], [{ slot: "<header>", module: "./List" }]],
      "contributes: half an order": [["contributes"], [{ slot: "header", module: "./List", order: 0.5 }]],
      "admit: a text": [["admit"], "react"],
      "admit: everything": [["admit"], true],
      "nested deeper than anything": [["routes"], nested(5000)],
    }),
    ...breaksOf(withWorker, {
      "workers: no script to start them": [["workerEntry"], undefined],
      "workers: a script that is not there": [["workerEntry"], "other.js"],
      "workers: a style to start them": [["workerEntry"], "list.2b.css"],
      "workers: no chunk": [["workers", "work", "chunks"], []],
      "workers: a chunk that is not there": [["workers", "work", "chunks", 0], "other"],
    }),
    "a cycle": { ...makeManifest(), routes: cycle() },
    "lists of lists of one list": { ...makeManifest(), later: laughs() },
    "a getter's function": { ...makeManifest(), owner: () => "team" },
    "not a number": breakAt(makeManifest(), ["files", "list.2b.js", "size"], Number.NaN),
    "infinitely large": breakAt(makeManifest(), ["files", "list.2b.js", "size"], Infinity),
    "a big integer": breakAt(makeManifest(), ["files", "list.2b.js", "size"], 10n),
    "a member that is the prototype": JSON.parse(
      JSON.stringify(makeManifest()).replace("{", '{"__proto__":{"polluted":true},'),
    ) as unknown,
    "a prototype deep inside": JSON.parse(
      JSON.stringify(makeManifest()).replace('"files":{', '"files":{"__proto__":{"polluted":true},'),
    ) as unknown,
    "100,000 exposes": new Large(() =>
      makeManifest({ exposes: many(100_000, (i) => [`./E${i}`, { chunks: ["list"], modules: ["17"] }]) }),
    ),
    "10 MB in one text": new Large(() => makeManifest({ owner: "x".repeat(10_000_000) })),
    "10 MB in many texts": new Large(() => ({
      ...makeManifest(),
      later: Array.from({ length: 10_000 }, () => "x".repeat(1000)),
    })),
    "10 MB of keys": new Large(() => ({
      ...makeManifest(),
      later: many(10_000, (i) => [`${i}${"x".repeat(1000)}`, 1]),
    })),
    "a million values": new Large(() => ({ ...makeManifest(), later: Array.from({ length: 1_000_000 }, () => 0) })),
    "half a million bad files": new Large(() => makeManifest({ entry: Array.from({ length: 500_000 }, () => "") })),
    "a thousand versions of one module": new Large(() =>
      makeManifest({
        provides: {
          "date-fns": Array.from({ length: 1000 }, (_, i) => ({ version: `${i}.0.0`, chunks: ["lib"], module: "40" })),
        },
      }),
    ),
    "200,000 chunks": new Large(() => makeManifest({ chunks: many(200_000, (i) => [`c${i}`, { files: [] }]) })),
  },
};

const build = makeBuild();

/** A snapshot of one build that supplies its own shared module. */
export function makeSnapshot(): Snapshot {
  return {
    schema: 1,
    environment: "test",
    n: 3,
    root: "catalog",
    names: { catalog: build.id },
    builds: { [build.id]: structuredClone(toSlice(build)) },
    routes: [{ path: "/list/:id", modules: ["catalog/List"], preload: ["catalog/List"], data: ["/api/list"] }],
    choices: { [build.id]: { c1: [build.id, "4.4.0"] } },
  };
}

export const snapshots: Corpus = {
  kind: "snapshot",
  judge: (input) => refusals(parseSnapshot(input)),
  inputs: {
    ...nothing,
    "a manifest": makeManifest(),
    ...breaksOf(makeSnapshot, {
      "schema: none": [["schema"], undefined],
      "schema: the next one": [["schema"], 2],
      "environment: none": [["environment"], undefined],
      "environment: a number": [["environment"], 1],
      "environment: two lines": [["environment"], "test\nproduction"],
      "n: none": [["n"], undefined],
      "n: negative": [["n"], -1],
      "n: half": [["n"], 0.5],
      "n: a text": [["n"], "3"],
      "n: beyond all numbers": [["n"], 2 ** 53],
      "root: none": [["root"], undefined],
      "root: without name": [["root"], "shell"],
      "root: a name that every object has": [["root"], "constructor"],
      "names: a list": [["names"], []],
      "names: a build that is not there": [["names", "catalog"], "f".repeat(16)],
      "names: no build": [["names", "catalog"], "latest"],
      "names: a name that is none": [["names", "../catalog"], build.id],
      "names: a name for another's build": [["names", "checkout"], build.id],
      "names: the prototype": [["names", "__proto__"], build.id],
      "builds: none": [["builds"], undefined],
      "builds: a list": [["builds"], []],
      "builds: an id that is none": [["builds", "catalog"], makeSnapshot().builds[build.id]],
      "builds: the prototype": [["builds", "__proto__"], makeSnapshot().builds[build.id]],
      "base: none": [["builds", build.id, "base"], undefined],
      "base: another origin": [["builds", build.id, "base"], "//evil.example/"],
      "base: code": [["builds", build.id, "base"], "javascript:alert(1)//"],
      "base: credentials": [["builds", build.id, "base"], "https://a:b@shop.example/"],
      "base: no slash at the end": [["builds", build.id, "base"], "/catalog"],
      "base: the parent": [["builds", build.id, "base"], "/catalog/../"],
      "base: an attribute": [["builds", build.id, "base"], '/"onload="alert(1)"/'],
      "a build's entry that is not there": [["builds", build.id, "entry", 0], "other.js"],
      "a build's entry from elsewhere": [["builds", build.id, "entry", 0], "https://evil.example/x.js"],
      "a build's file without hash": [["builds", build.id, "files", "list.2b.js", "integrity"], undefined],
      "a build's file with a weaker hash": [["builds", build.id, "files", "list.2b.js", "integrity"], "md5-abc"],
      "a build's file above": [["builds", build.id, "chunks", "list", "files", 0], "../list.2b.js"],
      "a build's format": [["builds", build.id, "format"], "html"],
      "a build's global": [["builds", build.id, "global"], "constructor"],
      "a build's chunks as a list": [["builds", build.id, "chunks"], []],
      "a build's consume without key": [["builds", build.id, "consumes", "c1", "key"], undefined],
      "a build's remote from elsewhere": [["builds", build.id, "remotes", "r1", "name"], "https://evil.example"],
      "routes: an object": [["routes"], {}],
      "routes: a list for a route": [["routes", 0], []],
      "routes: no path": [["routes", 0, "path"], undefined],
      "routes: a relative path": [["routes", 0, "path"], "list"],
      "routes: an optional segment": [["routes", 0, "path"], "/list?/:id"],
      "routes: a star inside": [["routes", 0, "path"], "/*/list"],
      "routes: no modules": [["routes", 0, "modules"], undefined],
      "routes: a module that is none": [["routes", 0, "modules", 0], "./List"],
      "routes: a module from elsewhere": [["routes", 0, "modules", 0], "https://evil.example/x.js"],
      "routes: a preload that is none": [["routes", 0, "preload", 0], "../List"],
      "routes: data from code": [["routes", 0, "data", 0], "javascript:alert(1)"],
      "routes: data from above": [["routes", 0, "data", 0], "/api/../admin"],
      "routes: case as a text": [["routes", 0, "caseSensitive"], "yes"],
      "choices: none": [["choices"], undefined],
      "choices: a list": [["choices"], []],
      "choices: of no build": [["choices", "catalog"], {}],
      "choices: of a build that is not there": [["choices", "f".repeat(16)], { c1: 0 }],
      "choices: of a module that is not there": [["choices", build.id, "c9"], 0],
      "choices: of a module that every object has": [["choices", build.id, "toString"], 0],
      "choices: of a version that is not there": [["choices", build.id, "c1", 1], "1.0.0"],
      "choices: of a build that supplies nothing": [["choices", build.id, "c1", 0], "f".repeat(16)],
      "choices: 1": [["choices", build.id, "c1"], 1],
      "choices: of three parts": [
        ["choices", build.id, "c1"],
        [build.id, "4.4.0", "x"],
      ],
    }),
    "a choice of no fallback": breakAt(
      breakAt(makeSnapshot(), ["choices", build.id, "c1"], 0),
      ["builds", build.id, "consumes", "c1", "fallback"],
      undefined,
    ),
    "a prototype deep inside": JSON.parse(
      JSON.stringify(makeSnapshot()).replace('"choices":{', '"choices":{"__proto__":{"polluted":true},'),
    ) as unknown,
    "nested deeper than anything": { ...makeSnapshot(), later: nested(5000) },
    "ten thousand and one builds": new Large(() => ({
      ...makeSnapshot(),
      builds: many(10_001, (i) => [i.toString(16).padStart(16, "0"), makeSnapshot().builds[build.id]]),
    })),
    "130 MB of texts": new Large(() => {
      const text = "x".repeat(2000);
      return { ...makeSnapshot(), later: Array.from({ length: 70_000 }, () => text) };
    }),
  },
};

const route = { path: "/shop", children: [{ path: ":id", module: "./Detail", data: ["/api/products/:id"] }] };

export const routes: Corpus = {
  kind: "routes",
  judge: (input) => refusals(parseRoutes(input)),
  inputs: {
    ...nothing,
    ...breaksOf(() => [route], {
      "a text for a route": [[0], "/shop"],
      "null for a route": [[0], null],
      "a list for a route": [[0], []],
      "a component": [[0, "Component"], "Shop"],
      "an element": [[0, "element"], { $$typeof: "react.element" }],
      "a loader of React Router": [[0, "loader"], () => null],
      "a member that no route has": [[0, "lazy"], true],
      "the prototype": [[0, "__proto__"], { path: "/x" }],
      "a path that is a number": [[0, "path"], 1],
      "a path on another origin": [[0, "path"], "//evil.example"],
      "a path with an empty segment": [[0, "path"], "/a//b"],
      "a path with a star inside": [[0, "path"], "/*/a"],
      "a path with a pattern": [[0, "path"], "/:id(\\d+)"],
      "a path with a percent sign": [[0, "path"], "/a%2fb"],
      "index false": [[0, "index"], false],
      "an index with routes below": [[0, "index"], true],
      "case as a text": [[0, "caseSensitive"], "true"],
      "an id that is a number": [[0, "id"], 1],
      "a remote that is no name": [[0, "remote"], "shop/catalog"],
      "a remote from elsewhere": [[0, "remote"], "https://evil.example"],
      "a module that is no expose": [[0, "children", 0, "module"], "Detail"],
      "a module above": [[0, "children", 0, "module"], "../Detail"],
      "a loader above": [[0, "children", 0, "loader"], "../loader"],
      "a preload that is a text": [[0, "preload"], "components/Card"],
      "a preload from elsewhere": [[0, "preload"], ["https://evil.example/x.js"]],
      "data that is a text": [[0, "children", 0, "data"], "/api/products"],
      "data from code": [[0, "children", 0, "data", 0], "javascript:alert(1)"],
      "data from another origin without protocol": [[0, "children", 0, "data", 0], "//evil.example/"],
      "data from above": [[0, "children", 0, "data", 0], "/api/../admin"],
      "data with credentials": [[0, "children", 0, "data", 0], "https://a:b@api.example/x"],
      "children as an object": [[0, "children"], { 0: route }],
      "children that are texts": [[0, "children"], ["/a"]],
      "an absolute path outside": [[0, "children", 0, "path"], "/cart"],
    }),
    "a star above others": [{ path: "shop/*", remote: "catalog" }],
    "nine optional segments": [{ path: Array.from({ length: 9 }, (_, i) => `s${i}?`).join("/") }],
    "nine optional segments, one below the other": Array.from({ length: 9 }).reduce<unknown[]>(
      (children, _, i) => [{ path: `s${i}?`, children }],
      [],
    ),
    "a cycle": cycle(),
    "lists of lists of one list": laughs(),
    "nested deeper than anything": nested(5000),
    "20,000 routes": new Large(() => Array.from({ length: 20_000 }, (_, i) => ({ path: `p${i}` }))),
    "a megabyte of paths": new Large(() => Array.from({ length: 3000 }, () => ({ path: "x".repeat(500) }))),
  },
};

const mf = {
  name: "legacy",
  metaData: { remoteEntry: { name: "remoteEntry.js", path: "", type: "var" }, globalName: "legacy" },
  exposes: [{ path: "./Widget", assets: { js: { sync: ["a.js"] }, css: { sync: ["a.css"] } } }],
  shared: [{ name: "dep", version: "1.0.0", singleton: true, requiredVersion: "^1.0.0" }],
};

export const mfManifests: Corpus = {
  kind: "mf-manifest.json",
  judge: (input) => refusals(parseMfManifest(input)),
  inputs: {
    ...nothing,
    ...breaksOf(() => mf, {
      "no name": [["name"], undefined],
      "a name that is a number": [["name"], 7],
      "no metaData": [["metaData"], undefined],
      "metaData as a list": [["metaData"], []],
      "no entry": [["metaData", "remoteEntry"], undefined],
      "an entry that is a text": [["metaData", "remoteEntry"], "remoteEntry.js"],
      "an entry without name": [["metaData", "remoteEntry", "name"], undefined],
      "an entry whose name is a list": [["metaData", "remoteEntry", "name"], ["remoteEntry.js"]],
      "an entry whose path is null": [["metaData", "remoteEntry", "path"], null],
      "an entry whose type is a number": [["metaData", "remoteEntry", "type"], 1],
      "a global name that is an object": [["metaData", "globalName"], {}],
      "a build version that is a number": [["metaData", "buildInfo"], { buildVersion: 1 }],
      "a plugin version that is a number": [["metaData", "pluginVersion"], 2.9],
      "no exposes": [["exposes"], undefined],
      "exposes as an object": [["exposes"], { "./Widget": {} }],
      "an expose that is a text": [["exposes", 0], "./Widget"],
      "an expose without path": [["exposes", 0, "path"], undefined],
      "assets as a list": [["exposes", 0, "assets"], []],
      "assets without styles": [["exposes", 0, "assets", "css"], undefined],
      "files that are a text": [["exposes", 0, "assets", "js", "sync"], "a.js"],
      "a file that is a number": [["exposes", 0, "assets", "js", "sync", 0], 1],
      "no shared": [["shared"], undefined],
      "shared as an object": [["shared"], {}],
      "a shared module without name": [["shared", 0, "name"], undefined],
      "a shared module without version": [["shared", 0, "version"], undefined],
      "a version that is a number": [["shared", 0, "version"], 1],
      "singleton as a text": [["shared", 0, "singleton"], "true"],
      "requiredVersion true": [["shared", 0, "requiredVersion"], true],
      "the prototype": [["__proto__"], { polluted: true }],
      "the prototype in metaData": [["metaData", "__proto__"], { polluted: true }],
      "nested deeper than anything": [["shared"], nested(5000)],
    }),
    "lists of lists of one list": { ...mf, later: laughs() },
    "10 MB in many texts": new Large(() => ({ ...mf, later: Array.from({ length: 200 }, () => "x".repeat(50_000)) })),
    "a text of 65,537 characters": new Large(() => ({ ...mf, name: "x".repeat(65_537) })),
    "a million values": new Large(() => ({ ...mf, shared: Array.from({ length: 1_000_000 }, () => 0) })),
  },
};
