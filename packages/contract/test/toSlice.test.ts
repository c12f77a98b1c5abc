import { parseSnapshot, toSlice } from "@nacre/contract";
import { expect, test } from "vitest";
import { fileInfo, makeBuild, makeManifest } from "./builders.ts";

test("keeps what a page needs and where the build lies", () => {
  const slice = toSlice(makeBuild({ app: "./List" }));
  expect(slice).toMatchObject({
    name: "catalog",
    base: "/catalog/0123456789abcdef/",
    app: "./List",
    entry: ["container.1a.js"],
  });
  expect(slice.consumes).toEqual({ c1: { key: "date-fns", fallback: { chunks: ["lib"], module: "40" } } });
  expect(slice.exposes).toEqual({ "./List": { chunks: ["list"], modules: ["17"] } });
  expect(slice.provides["date-fns"]).toEqual([{ version: "4.4.0", chunks: ["lib"], module: "40" }]);
});

test("keeps the owner, and leaves out bundlers, files for other hosts and assets", () => {
  const slice = toSlice(makeBuild());
  expect(slice.owner).toBe("team-shop");
  expect(slice).not.toHaveProperty("bundler");
  expect(Object.keys(slice.files)).toEqual(["container.1a.js", "list.2b.js", "list.2b.css", "late.3c.js", "lib.4d.js"]);
});

test("keeps the flag of an asynchronous module and of eager code", () => {
  const { exposes, provides } = toSlice(
    makeBuild({
      exposes: { "./List": { chunks: [], modules: ["1"], async: true } },
      provides: { react: [{ version: "19.3.1", chunks: [], module: "2", eager: true }] },
    }),
  );
  expect(exposes["./List"]?.async).toBe(true);
  expect(provides["react"]?.[0]?.eager).toBe(true);
});

test("keeps the workers and the script that starts them", () => {
  const workers = { late: { chunks: ["late"], modules: ["5"] } };
  const files = { ...makeManifest().files, "nacre-worker.js": fileInfo() };
  const slice = toSlice(makeBuild({ workers, workerEntry: "nacre-worker.js", files }));
  expect(slice).toMatchObject({ workers, workerEntry: "nacre-worker.js" });
  expect(slice.files["nacre-worker.js"]).toEqual(fileInfo());
});

test("keeps what the build puts into slots", () => {
  const contributes = [{ slot: "header.actions", module: "./List", order: 2 }];
  expect(toSlice(makeBuild({ contributes })).contributes).toEqual(contributes);
});

test("makes slices that parseSnapshot accepts", () => {
  const build = makeBuild();
  const snapshot = {
    schema: 1,
    environment: "test",
    n: 1,
    root: "catalog",
    names: { catalog: build.id },
    builds: { [build.id]: toSlice(build) },
    routes: [{ path: "/", modules: ["catalog/List"] }],
    choices: { [build.id]: { c1: [build.id, "4.4.0"] } },
  };
  expect(parseSnapshot(snapshot)).toEqual({ ok: true, value: snapshot });
});
