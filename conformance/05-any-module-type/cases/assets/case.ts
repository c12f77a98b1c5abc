import { expect } from "vitest";
import { defineCase } from "../../../harness/Case.ts";

const rules = [
  { test: /\.svg$/, type: "asset/resource" },
  { test: /\.txt$/, type: "asset/source" },
  { test: /\.bin$/, type: "asset/inline" },
];

export default defineCase({
  title: "assets: files with an address below that of their own build, text, inline, and new URL()",
  builds: {
    host: { remotes: ["lib"] },
    lib: {
      exposes: {
        "./picture": "./picture.svg",
        "./text": "./text.txt",
        "./inline": "./inline.bin",
        "./url": "./url.js",
      },
      config: { module: { rules } },
    },
  },
  async test(page) {
    const { picture, text, inline, url, content } = await page.run(async ({ app: { result } }) => ({
      ...result,
      content: await (await fetch(result.picture)).text(),
    }));
    const base = new URL(page.snapshot.builds[page.snapshot.names["lib"]!]!.base, picture).href;
    expect({ text, inline, content }).toEqual({
      text: "text of lib\n",
      inline: "data:application/octet-stream;base64,aW5saW5lCg==",
      content: "<svg><title>picture</title></svg>\n",
    });
    expect([picture, url].filter((each: string) => each.startsWith(base) && each.endsWith(".svg"))).toHaveLength(2);
  },
});
