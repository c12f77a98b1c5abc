import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";

it("the boot (runtime, plan, web adapter) has at most 6,000 bytes (minified, gzip), and can be inlined", async () => {
  const boot = await readFile(new URL("../dist/boot.js", import.meta.url));
  expect(gzipSync(boot, { level: 9 }).length).toBeLessThanOrEqual(6000);
  expect(boot.toString()).not.toMatch(/<\/script/i);
});
