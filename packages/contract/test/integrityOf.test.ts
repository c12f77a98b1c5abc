import { createHash } from "node:crypto";
import { integrityOf } from "@nacre/contract";
import { expect, test } from "vitest";

test.each([new Uint8Array(), Uint8Array.from({ length: 256 }, (_, byte) => byte)])(
  "is what script elements expect: %#",
  async (bytes) => {
    expect(await integrityOf(bytes)).toBe(`sha384-${createHash("sha384").update(bytes).digest("base64")}`);
  },
);

test("is the hash of a part of a buffer where only that is given", async () => {
  const part = Uint8Array.from([1, 2, 3, 4]).subarray(1, 3);
  expect(await integrityOf(part)).toBe(await integrityOf(Uint8Array.from([2, 3])));
});
