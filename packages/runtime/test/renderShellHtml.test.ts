import type { FlatRoute, Slice } from "@nacre/contract";
import { bootFile, renderShellHtml } from "@nacre/runtime/html";
import { describe, expect, it } from "vitest";
import { slice, snapshotOf } from "./fakePage.ts";

const template = "<!doctype html><html><head><title>Shop</title><!--nacre--></head><body></body></html>";
const shell = slice("shell", { app: "./app", exposes: { "./app": { chunks: ["1"], modules: ["main"] } } });
const catalog = slice("catalog", { chunks: { "1": { files: ["catalog.css", "catalog-1.js"] } } });
const snapshot = { ...snapshotOf([shell, catalog]), routes: [{ path: "/catalog", modules: ["catalog/It"] }] };

describe("renderShellHtml", () => {
  it("puts the snapshot and the boot into the slot", () => {
    const html = renderShellHtml(template, snapshot, { boot: "boot();" });
    expect(html).toContain('<title>Shop</title><script type="application/json" id="nacre-snapshot">{"schema":1');
    expect(html).toContain("</script><script>boot();</script></head>");
  });

  it("writes nothing of a copy that nobody was given: neither its code nor the hashes of that", () => {
    const react = { key: "react", fallback: { chunks: ["react"], module: "react" } };
    const page = slice("page", {
      chunks: { "1": { files: ["page-1.js"], consumes: ["r"] }, react: { files: ["page-react.js"] } },
      consumes: { r: react },
      provides: { react: [{ version: "1.0.0", ...react.fallback }] },
    });
    const root = slice("shell", {
      chunks: { "1": { files: ["shell-1.js"] }, react: { files: ["shell-react.js"] } },
      provides: { react: [{ version: "1.0.0", ...react.fallback }] },
    });
    const world = snapshotOf([root, page], { page: { r: ["shell", "1.0.0"] } });
    expect(JSON.stringify(world)).toContain("page-react.js");
    const html = renderShellHtml(template, world, { boot: "boot();" });
    expect(html).not.toContain("page-react.js");
    expect(html).toContain("page-1.js");
    expect(html).toContain("shell-react.js");
  });

  it("without a slot, goes before the end of the head", () => {
    const html = renderShellHtml(template.replace("<!--nacre-->", ""), snapshot, { boot: "boot();" });
    expect(html).toContain("<script>boot();</script></head>");
  });

  it("data can not end the script, and is no pattern of a replacement", () => {
    const evil = { ...snapshot, environment: "</script><!--$& $1" };
    const html = renderShellHtml(template, evil, { boot: "boot('$&');" });
    expect(html.match(/<\/script>/g)).toHaveLength(2);
    const data = /id="nacre-snapshot">(.*?)<\/script>/.exec(html)![1]!;
    expect(JSON.parse(data)).toEqual(evil);
    expect(html).toContain("boot('$&');");
  });

  it("with a known route, writes the tags of its files with integrity, and the boot knows", () => {
    const html = renderShellHtml(template, snapshot, { boot: "boot();", route: "/catalog", nonce: 'n"1' });
    const tags = [...html.matchAll(/<(?:script|link)[^>]* data-nacre="(\w+)"[^>]*>/g)].map(([tag, build]) => [
      build,
      /(?:src|href)="([^"]+)"/.exec(tag)![1],
    ]);
    expect(tags).toEqual([
      ["shell", "/shell.js"],
      ["shell", "/shell-1.js"],
      ["catalog", "/catalog.js"],
      ["catalog", "/catalog.css"],
      ["catalog", "/catalog-1.js"],
    ]);
    const { integrity } = snapshot.builds["catalog"]!.files["catalog.css"]!;
    expect(html).toContain('<script nonce="n&quot;1" data-tags>boot();</script>');
    expect(html).toContain(`crossorigin="anonymous" integrity="${integrity}"`);
  });

  it("what tries again stands behind everything that requests, and before the rest of the head", () => {
    const options = { boot: "boot();", recovery: " recover('$&'); \n", route: "/catalog", head: "<meta name=x>" };
    const html = renderShellHtml(template, snapshot, options);
    expect(html).toMatch(
      /<script async src="\/catalog-1.js"[^>]*><\/script><script>recover\('\$&'\);<\/script><meta name=x>/,
    );
    const order = ["boot();", '/catalog-1.js" data-nacre', "recover('", "<meta name=x>"].map((part) =>
      html.indexOf(part),
    );
    expect(order.toSorted((a, b) => a - b)).toEqual(order);
    expect(order).not.toContain(-1);
  });

  it("tells what tries again the deadline, and gives it the nonce; the boot's own script is the same with or without", () => {
    const plain = renderShellHtml(template, snapshot, { boot: "boot();", nonce: "n" });
    const html = renderShellHtml(template, snapshot, { boot: "boot();", nonce: "n", recovery: "r();", deadline: 500 });
    expect(html).toBe(
      plain.replace("boot();</script>", 'boot();</script><script nonce="n" data-deadline="500">r();</script>'),
    );
  });

  it("without it there is nobody to tell the deadline, and no script", () => {
    const plain = renderShellHtml(template, snapshot, { boot: "boot();" });
    expect(renderShellHtml(template, snapshot, { boot: "boot();", deadline: 500 })).toBe(plain);
    expect(plain.match(/<script/g)).toHaveLength(2);
  });

  it("is pure", () => {
    const options = { boot: "boot();", route: "/catalog" };
    expect(renderShellHtml(template, snapshot, options)).toBe(
      renderShellHtml(template, structuredClone(snapshot), options),
    );
  });
});

describe("a snapshot with a container of another federation", () => {
  const module = slice("module", { format: "foreign", chunks: {}, exposes: {} });
  const script = slice("script", { format: "foreign", global: "script", chunks: {}, exposes: {} });
  const routes = [{ path: "/", modules: ["module/Page", "script/Page"] }];

  it("needs the boot that hosts such", () => {
    expect(bootFile(snapshot)).toBe("@nacre/runtime/boot.js");
    expect(bootFile(snapshotOf([shell, script]))).toBe("@nacre/runtime/boot-foreign.js");
  });

  it("its entry is a script, or a module where it has no global variable", () => {
    const page = { ...snapshotOf([shell, module, script]), routes };
    const html = renderShellHtml(template, page, { boot: "boot();", route: "/" });
    expect(html).toContain('<link rel="modulepreload" href="/module.js" data-nacre="module"');
    expect(html).toContain('<script async src="/script.js" data-nacre="script"');
  });
});

describe("pages on other origins", () => {
  const at = (name: string, origin: string): Slice => slice(name, { base: `${origin}/${name}/` });
  const root = slice("shell", { app: "./It" });
  const page = (path: string, ...modules: string[]): FlatRoute => ({ path, modules });

  /** What the HTML says that it will connect to. */
  function aheadOf(slices: Slice[], routes: FlatRoute[], route?: string): string[] {
    const world = { ...snapshotOf([root, ...slices]), routes };
    const html = renderShellHtml(template, world, {
      boot: "boot();",
      nonce: "n",
      ...(route !== undefined && { route }),
    });
    return /<script nonce="n" data-origins="([^"]*)">/.exec(html)?.[1]?.split(" ") ?? [];
  }

  const shop = [at("catalog", "https://one.example"), at("cart", "https://two.example:8443")];
  const routes = [page("/catalog", "catalog/It"), page("/cart", "cart/It"), page("/")];

  it("are connected to, but for those that the first page comes from", () => {
    expect(aheadOf(shop, routes, "/")).toEqual(["https://one.example", "https://two.example:8443"]);
    expect(aheadOf(shop, routes, "/catalog")).toEqual(["https://two.example:8443"]);
    expect(aheadOf(shop, routes)).toEqual(["https://one.example", "https://two.example:8443"]);
  });

  it("whatever a page brings along counts", () => {
    const catalog = slice("catalog", { remotes: { r: { name: "parts", expose: "./It" } } });
    catalog.chunks["1"]!.remotes = ["r"];
    const preload = [{ path: "/cart", modules: [], preload: ["cart/It"] }];
    const slices = [catalog, at("parts", "https://parts.example"), shop[1]!];
    expect(aheadOf(slices, [page("/catalog", "catalog/It"), ...preload], "/")).toEqual([
      "https://parts.example",
      "https://two.example:8443",
    ]);
  });

  it("are not, where no page leads there or all lies on one origin: no script then", () => {
    expect(aheadOf(shop, [page("/")], "/")).toEqual([]);
    expect(aheadOf([slice("catalog")], [page("/catalog", "catalog/It")], "/")).toEqual([]);
  });

  it("are at most four, of the shortest paths", () => {
    const many = ["a", "b", "c", "d", "e"].map((name) => at(name, `https://${name}.example`));
    const paths = [
      page("/x/y/z", "e/It"),
      page("/x/y", "d/It"),
      page("/c", "c/It"),
      page("/b", "b/It"),
      page("/a", "a/It"),
    ];
    expect(aheadOf(many, paths, "/")).toEqual(["c", "b", "a", "d"].map((name) => `https://${name}.example`));
  });
});
