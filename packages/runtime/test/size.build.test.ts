import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";

// The second one is for pages that have containers of other federations.
it.each([
  ["boot.js", 6000],
  ["boot-foreign.js", 6600],
  // With that, and what verifies a snapshot.
  ["boot-signed.js", 7500],
  // Behind the boot: it delays nothing, but each page carries it.
  ["recovery.js", 1400],
  // Between the two, where the snapshot is too large for the HTML.
  ["whole.js", 1400],
])("%s has at most %i bytes (minified, gzip), and can be inlined", async (file, bytes) => {
  const boot = await readFile(new URL(`../dist/${file}`, import.meta.url));
  expect(gzipSync(boot, { level: 9 }).length).toBeLessThanOrEqual(bytes);
  expect(boot.toString()).not.toMatch(/<\/script/i);
});
