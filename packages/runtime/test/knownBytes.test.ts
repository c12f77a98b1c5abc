import { expect, it } from "vitest";
import { chunkScript, entryScript, fakePage, slice, snapshotOf } from "./fakePage.ts";

it.each(["", "md5-abc", "sha256-abc", `sha384-${"_".repeat(64)}`, undefined])(
  "a file whose hash is %j is refused without a request",
  async (integrity) => {
    const a = slice("a");
    a.files["a-1.js"]!.integrity = integrity as string;
    const page = fakePage(snapshotOf([a]), { "/a.js": entryScript(), "/a-1.js": chunkScript("1", { it: () => 1 }) });
    await expect(page.runtime.import("a/It")).rejects.toMatchObject({
      code: "NACRE_RUNTIME_FILE_FAILED",
      details: { kind: "integrity", url: "/a-1.js" },
    });
    expect(page.requested).toEqual(["/a.js"]);
  },
);

it.each(["@evil.example/x.js", "//evil.example/x.js", String.raw`\\evil.example\x.js`, "../../x.js"])(
  "no name of a file makes another origin: %s",
  async (file) => {
    const a = slice("a", { base: "https://good.example", entry: [], chunks: { "1": { files: [file] } } });
    const page = fakePage(snapshotOf([a]), {});
    const { adapter } = page;
    adapter.resolveUrl = (url) => new URL(url, "https://page.example/").href;
    await page.runtime.preload(["a/It"]);
    expect(page.requested.map((url) => new URL(url).origin)).toEqual(["https://good.example"]);
  },
);
