import { createHash } from "node:crypto";
import type { Slice, Snapshot } from "@nacre/contract";
import { renderShellHtml, securityHeaders } from "@nacre/runtime/html";
import { describe, expect, it } from "vitest";
import { slice, snapshotOf } from "./fakePage.ts";

const template = "<!doctype html><html><head><style>p{}</style><!--nacre--></head></html>";
const parts = { boot: "boot();", recovery: "recover();", head: "<script src='/x.js'></script>" };
const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

async function directives(snapshot: Snapshot, more = {}): Promise<Record<string, string>> {
  const headers = await securityHeaders(renderShellHtml(template, snapshot, parts), snapshot, more);
  const policy = headers["Content-Security-Policy"]!.split("; ").map((each) => each.split(/ (.*)/, 2));
  return Object.fromEntries(policy) as Record<string, string>;
}

const of = (more: Partial<Slice>): Snapshot => snapshotOf([slice("a", more)]);

describe("securityHeaders", () => {
  it("let in inline code by hash, scripts of the builds' origins, and nothing else", async () => {
    expect(
      await directives(of({ base: "https://cdn.example/a/", fallbackUrl: "https://other.example:8443/a/" })),
    ).toEqual({
      "default-src": "'self' https://cdn.example https://other.example:8443",
      "script-src": `https://cdn.example https://other.example:8443 ${hashOf("boot();")} ${hashOf("recover();")}`,
      "style-src": `https://cdn.example https://other.example:8443 ${hashOf("p{}")}`,
      "connect-src": "'self' https://cdn.example https://other.example:8443",
      "img-src": "'self' https://cdn.example https://other.example:8443 data:",
      "worker-src": "'none'",
      "object-src": "'none'",
      "base-uri": "'self'",
      "require-trusted-types-for": "'script'",
      "trusted-types": "nacre",
    });
  });

  it.each([
    ["https://good.example@evil.example/", "https://evil.example"],
    ["//evil.example/a/", "https://evil.example"],
    [String.raw`\\evil.example\a/`, "https://evil.example"],
    ["https://evil.example\\@good.example/", "https://evil.example"],
    ["/a/", "'self'"],
  ])("an origin is what a browser reads in an address: %s is %s", async (base, origin) => {
    expect((await directives(of({ base })))["script-src"]!.split(" ")[0]).toBe(origin);
  });

  it("blobs only with workers, wasm only with wasm", async () => {
    const workers = await directives(of({ workers: {} }));
    expect(workers["worker-src"]).toBe("blob:");
    expect(workers["script-src"]).toMatch(/ blob:$/);
    expect((await directives(of({ chunks: { "1": { files: ["a.wasm"] } } })))["script-src"]).toContain(
      "'wasm-unsafe-eval'",
    );
    expect((await directives(of({})))["script-src"]).not.toMatch(/blob|wasm|unsafe/);
  });

  it("more sources are added, in the place of 'none' too", async () => {
    const more = {
      "worker-src": ["'self'"],
      "connect-src": ["https://api.example"],
      "frame-src": ["https://x.example"],
    };
    expect(await directives(of({}), more)).toMatchObject({
      "worker-src": "'self'",
      "connect-src": "'self' https://api.example",
      "frame-src": "https://x.example",
    });
  });

  it("refuse scripts without a hash, except where a foreign container loads such", async () => {
    expect(await securityHeaders("", of({}))).toMatchObject({ "Integrity-Policy": "blocked-destinations=(script)" });
    const foreign = await securityHeaders("", of({ format: "foreign" }));
    expect(Object.keys(foreign)).toEqual(["Content-Security-Policy"]);
    expect(foreign["Content-Security-Policy"]).not.toContain("trusted-types");
  });

  it("with a foreign container, are what is left without Trusted Types, and what is Nacre's keeps its hashes", async () => {
    const own = slice("shell", { app: "./app", exposes: { "./app": { chunks: ["1"], modules: ["m"] } } });
    const remote = slice("old", { format: "foreign", global: "old", base: "https://old.example/", chunks: {} });
    const both = { ...snapshotOf([own, remote]), routes: [{ path: "/", modules: ["old/It"] }] };
    const { "require-trusted-types-for": _, "trusted-types": __, ...rest } = await directives(snapshotOf([own]));
    // The page may go there: it connects ahead.
    const [, ahead] = /<script data-origins="https:..old.example">(.*?)<.script>/.exec(
      renderShellHtml(template, both, parts),
    )!;
    expect(await directives(both)).toEqual({
      ...rest,
      "default-src": "'self' https://old.example",
      "script-src": `'self' https://old.example ${["boot();", "recover();", ahead!].map(hashOf).join(" ")}`,
      "style-src": `'self' https://old.example ${hashOf("p{}")}`,
      "connect-src": "'self' https://old.example",
      "img-src": "'self' https://old.example data:",
    });
    const html = renderShellHtml(template, both, { ...parts, route: "/" });
    const scripts = [...html.matchAll(/<script async src="([^"]+)" [^>]*integrity="([^"]+)"/g)].map(([, url]) => url);
    expect(scripts).toEqual(["/shell.js", "/shell-1.js", "https://old.example/old.js"]);
  });
});

it("builds of ES modules come with an import map of their hashes, which is code of the HTML", async () => {
  const snapshot = of({ format: "module", base: "/a/" });
  const html = renderShellHtml(template, snapshot, parts);
  const map = /<script type="importmap">(.*?)<\/script><script type="application\/json"/.exec(html)![1]!;
  const files = snapshot.builds["a"]!.files;
  expect(JSON.parse(map)).toEqual({
    integrity: { "/a/a.js": files["a.js"]!.integrity, "/a/a-1.js": files["a-1.js"]!.integrity },
  });
  expect((await directives(snapshot))["script-src"]).toContain(hashOf(map));
  expect(renderShellHtml(template, of({}), parts)).not.toContain("importmap");
});
