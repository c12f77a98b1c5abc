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
