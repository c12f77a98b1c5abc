import { createHash } from "node:crypto";
import { buildIdOf, canonicalJson } from "@nacre/contract";
import { expect, test } from "vitest";
import { makeManifest } from "./builders.ts";

test("is the beginning of the hash that anybody can make of the canonical manifest", async () => {
  const manifest = makeManifest({ version: "1.0.0+é" });
  const hash = createHash("sha256").update(canonicalJson(manifest)).digest("hex");
  expect(await buildIdOf(manifest)).toBe(hash.slice(0, 16));
});

test("is the same however the manifest was written, and another one for another manifest", async () => {
  const manifest = makeManifest();
  const reversed = Object.fromEntries(Object.entries(manifest).reverse()) as typeof manifest;
  expect(await buildIdOf(reversed)).toBe(await buildIdOf(manifest));
  expect(await buildIdOf({ ...manifest, version: "9.9.9" })).not.toBe(await buildIdOf(manifest));
});
