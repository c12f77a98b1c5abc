import type { BundlerRequire } from "@nacre/runtime";
import { expect, it } from "vitest";
import { chunkScript, emptyWasm, entryScript, fakePage, slice, snapshotOf } from "./fakePage.ts";

const page = (): ReturnType<typeof fakePage> => {
  const chunks = { "1": { files: ["a-1.wasm", "a-1.js"] } };
  return fakePage(snapshotOf([slice("a", { chunks })]), {
    "/a.js": entryScript(),
    "/a-1.js": chunkScript("1", { it: ({ wasm }: BundlerRequire) => wasm!["a-1.wasm"] }),
  });
};

it("wasm is requested with the code that imports it, and is compiled before that is evaluated", async () => {
  const { runtime, requested } = page();
  expect(await runtime.import("a/It")).toBe(emptyWasm);
  expect(requested).toEqual(["/a.js", "/a-1.wasm", "/a-1.js"]);
});

it("wasm that fails, fails the load by its name, and heals", async () => {
  const { runtime, web, requested } = page();
  web["/a-1.wasm"] = "404";
  const failure = { code: "NACRE_RUNTIME_FILE_FAILED", details: { url: "/a-1.wasm" } };
  await expect(runtime.import("a/It")).rejects.toMatchObject(failure);
  delete web["/a-1.wasm"];
  expect(await runtime.import("a/It")).toBe(emptyWasm);
  expect(requested).toEqual(["/a.js", "/a-1.wasm", "/a-1.js", "/a-1.wasm"]);
});
