import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { FlatRoute, Slice, Snapshot } from "@nacre/contract";
import { matchRoute, select } from "@nacre/plan";
import { renderShellHtml, splitSnapshot, type SnapshotPart } from "@nacre/runtime/html";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { companyOf } from "./company.ts";
import { slice, snapshotOf } from "./fakePage.ts";

const template = "<!doctype html><html><head><!--nacre--></head><body></body></html>";
const boot = "boot();";
const recovery = "recover();";
const whole = { url: "/snapshots/1.json", integrity: "sha384-1", script: "complete();" };

/** What the HTML for a path, or for all, has of a snapshot. */
function partOf(snapshot: Snapshot, route?: string): SnapshotPart {
  const html = renderShellHtml(template, snapshot, { boot, recovery, whole, ...(route !== undefined && { route }) });
  return JSON.parse(/id="nacre-snapshot">(.*?)<\/script>/.exec(html)![1]!) as SnapshotPart;
}

function wantedOf({ modules, preload = [] }: FlatRoute): string[] {
  return ["c0/It", ...modules, ...preload];
}

const names = Array.from({ length: 12 }, (_, i) => `c${i}`);
const name = fc.constantFrom(...names);
const keys = ["react", "date-fns"];
const containers = fc.record({
  imports: fc.array(fc.tuple(name, fc.constantFrom("./It", "./Gone")), { maxLength: 2 }),
  consumes: fc.array(fc.tuple(fc.constantFrom(...keys), fc.option(name)), { maxLength: 2 }),
  defines: fc.option(fc.constantFrom("cart", "user")),
  isForeign: fc.integer({ min: 0, max: 7 }).map((n) => n === 0),
});
const segment = fc.constantFrom("a", "B", "b", ":id", ":id.json");
const paths = fc
  .tuple(fc.array(segment, { maxLength: 3 }), fc.boolean())
  .map(([parts, isSplat]) => `/${[...parts, ...(isSplat ? ["*"] : [])].join("/")}`);
const routes = fc.array(
  fc.record({
    path: paths,
    modules: fc.array(
      name.map((n) => `${n}/It`),
      { maxLength: 2 },
    ),
    preload: fc.array(
      name.map((n) => `${n}/It`),
      { maxLength: 1 },
    ),
  }),
  { minLength: 1, maxLength: 12 },
);
const worlds = fc
  .record({
    list: fc.array(containers, { minLength: names.length, maxLength: names.length }),
    routes,
    owners: fc.tuple(name, name),
  })
  .map(({ list, routes: pages, owners }): Snapshot => {
    const slices = list.map(({ imports, consumes, defines, isForeign }, i): Slice => {
      const remotes = Object.fromEntries(
        imports.map(([container, expose], k) => [`r${k}`, { name: container, expose }]),
      );
      return slice(names[i]!, {
        ...(i === 0 && { app: "./It" }),
        ...(isForeign && i > 0 && { format: "foreign", global: names[i]! }),
        chunks: {
          "1": {
            files: [`${names[i]}.css`, `${names[i]}-1.js`],
            remotes: Object.keys(remotes),
            consumes: consumes.map((_, k) => `s${k}`),
            ...(defines !== null && { stores: [defines] }),
          },
          ...Object.fromEntries(keys.map((key) => [key, { files: [`${names[i]}-${key}.js`] }])),
        },
        remotes,
        consumes: Object.fromEntries(
          consumes.map(([key], k) => [`s${k}`, { key, fallback: { chunks: [key], module: key } }]),
        ),
        provides: Object.fromEntries(keys.map((key) => [key, [{ version: "1.0.0", chunks: [key], module: key }]])),
      });
    });
    const choices = Object.fromEntries(
      list.map(({ consumes }, i) => [
        names[i]!,
        Object.fromEntries(consumes.map(([, from], k) => [`s${k}`, from === null ? 0 : [from, "1.0.0"]])),
      ]),
    ) as Snapshot["choices"];
    const stores = { cart: `${owners[0]}@${"0".repeat(16)}/It`, user: `${owners[1]}/It` };
    return { ...snapshotOf(slices, choices), routes: pages, stores };
  });

/** A URL that a path matches. */
function urlOf(path: string): string {
  return path.replaceAll(":id", "b").replace("*", "x/y");
}

describe("the part of a snapshot in the HTML", () => {
  it("has all that its route needs: select gives what it gives for the whole", () => {
    fc.assert(
      fc.property(worlds, (snapshot) => {
        for (const { path } of snapshot.routes) {
          const { route } = matchRoute(snapshot.routes, urlOf(path))!;
          const part = partOf(snapshot, urlOf(path));
          expect(part.routes).toEqual([route]);
          expect(select(part, wantedOf(route))).toEqual(select(snapshot, wantedOf(route)));
        }
      }),
    );
  });

  it("for all addresses, matches what the whole matches or nothing, and has all that this needs", () => {
    fc.assert(
      fc.property(worlds, (snapshot) => {
        const part = partOf(snapshot);
        for (const { path } of snapshot.routes) {
          const found = matchRoute(part.routes, urlOf(path));
          if (!found) continue;
          expect(found).toEqual(matchRoute(snapshot.routes, urlOf(path)));
          expect(select(part, wantedOf(found.route))).toEqual(select(snapshot, wantedOf(found.route)));
        }
      }),
    );
  });

  it("has the builds whole, their choices, and where all of it is", () => {
    const snapshot = companyOf({ pages: 100 });
    const part = partOf(snapshot, "/page7/1");
    expect(Object.keys(part.names)).toEqual(["shell", "library", "page7"]);
    for (const id of Object.values(part.names)) {
      expect(part.builds[id]).toEqual(snapshot.builds[id]);
      expect(part.choices[id]).toEqual(snapshot.choices[id]);
    }
    expect(part.whole).toEqual({ url: whole.url, integrity: whole.integrity, route: "/page7/1" });
    expect(partOf(snapshot).whole).toEqual({ url: whole.url, integrity: whole.integrity });
  });

  it("has no route where none is known, and then only what the application itself needs", () => {
    const part = partOf(companyOf({ pages: 100 }), "/nowhere");
    expect({ routes: part.routes, names: Object.keys(part.names) }).toEqual({ routes: [], names: ["shell"] });
  });

  it("has the containers by whose routes the page is reached", () => {
    const shell = slice("shell", { app: "./It", routes: [{ path: "/a", remote: "middle" }] });
    const middle = slice("middle", { routes: [{ path: "b", remote: "page", module: "./It" }] });
    const snapshot = snapshotOf([shell, middle, slice("page"), slice("other")]);
    const part = partOf({ ...snapshot, routes: [{ path: "/a/b", modules: ["page/It"] }] }, "/a/b");
    expect(Object.keys(part.names)).toEqual(["shell", "middle", "page"]);
  });

  it("has what a foreign container on the page is given, which it takes by itself", () => {
    const shell = slice("shell", { app: "./It" });
    const chunks = { "1": { files: ["giver-1.js"] } };
    const giver = slice("giver", { chunks, provides: { lib: [{ version: "1.0.0", chunks: ["1"], module: "lib" }] } });
    const foreign = slice("foreign", { format: "foreign", global: "foreign", consumes: { lib: { key: "lib" } } });
    const snapshot = snapshotOf([shell, giver, foreign, slice("other")], { foreign: { lib: ["giver", "1.0.0"] } });
    const part = partOf({ ...snapshot, routes: [{ path: "/", modules: ["foreign/It"] }] }, "/");
    expect(Object.keys(part.names)).toEqual(["shell", "giver", "foreign"]);
  });

  it("needs what tries again: without it the whole snapshot stays in the HTML", () => {
    const snapshot = companyOf({ pages: 3 });
    expect(renderShellHtml(template, snapshot, { boot, whole })).toBe(renderShellHtml(template, snapshot, { boot }));
  });
});

describe("splitSnapshot", () => {
  it("names a file by its hash, which the HTML then asks for", async () => {
    const snapshot = companyOf({ pages: 100 });
    const { file, text, url, integrity } = (await splitSnapshot(snapshot, "/snapshots/"))!;
    const hash = createHash("sha384").update(text);
    expect(JSON.parse(text)).toEqual(snapshot);
    expect(file).toBe(`${hash.copy().digest("hex").slice(0, 16)}.json`);
    expect(url).toBe(`/snapshots/${file}`);
    expect(integrity).toBe(`sha384-${hash.digest("base64")}`);
  });

  it("leaves small snapshots as they are, and those with ES modules, whose hashes stand in the HTML", async () => {
    expect(await splitSnapshot(companyOf({ pages: 3 }), "/")).toBeUndefined();
    const { builds, ...snapshot } = companyOf({ pages: 100 });
    const modules = Object.entries(builds).map(([id, each]) => [id, { ...each, format: "module" }]);
    expect(
      await splitSnapshot({ ...snapshot, builds: Object.fromEntries(modules) as Snapshot["builds"] }, "/"),
    ).toBeUndefined();
  });

  it("of one build more, with two pages, has at most 600 bytes more (gzip)", () => {
    const size = (pages: number): number => gzipSync(JSON.stringify(companyOf({ pages })), { level: 9 }).length;
    expect((size(100) - size(50)) / 50).toBeLessThanOrEqual(600);
  });

  it.each([10, 50, 100, 1000])(
    "of %i pages: what is in the HTML has at most 30,000 bytes (gzip)",
    async (pages) => {
      const snapshot = companyOf({ pages, keys: 30 });
      const split = await splitSnapshot(snapshot, "/snapshots/");
      const inlined = split ? [partOf(snapshot), partOf(snapshot, "/page7/1")] : [snapshot];
      for (const part of inlined)
        expect(gzipSync(JSON.stringify(part), { level: 9 }).length).toBeLessThanOrEqual(30_000);
      expect(split === undefined).toBe(pages <= 50);
      // What fits is there.
      if (split) expect(inlined[0]!.routes.length).toBeGreaterThan(5);
    },
    30_000,
  );
});
