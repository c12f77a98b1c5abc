import { buildManifest, buildSnapshot } from "@nacre/testing";
import { select } from "@nacre/plan";
import { expect, test } from "vitest";

test("the first manifest is the root, and routes are merged and ranked", () => {
  const snapshot = buildSnapshot([
    buildManifest({ name: "shell", routes: [{ path: "/catalog", remote: "catalog" }] }),
    buildManifest({
      name: "catalog",
      exposes: ["./Detail", "./List"],
      routes: [
        { path: ":id", module: "./Detail" },
        { index: true, module: "./List" },
      ],
    }),
  ]);
  expect(snapshot.root).toBe("shell");
  expect(snapshot.routes.filter(({ modules }) => modules.length > 0)).toEqual([
    { path: "/catalog/:id", modules: ["catalog/Detail"] },
    { path: "/catalog", modules: ["catalog/List"] },
  ]);
});

test("every module that a built manifest exposes can be planned, and has a file", () => {
  const snapshot = buildSnapshot([buildManifest({ name: "components", exposes: [".", "./Button", "./forms/Field"] })]);
  for (const reference of ["components", "components/Button", "components/forms/Field"]) {
    const { files } = select(snapshot, [reference]);
    expect(files.length).toBeGreaterThan(1);
  }
});

test("old -> new under one name: the name means the new one, and both are there", () => {
  const [old, current] = ["1.0.0", "2.0.0"].map((version) =>
    buildManifest({ name: "components", version, exposes: ["./Button"] }),
  );
  const snapshot = buildSnapshot([buildManifest({ name: "shell" }), old!, current!]);
  const versions = Object.values(snapshot.builds).map(({ version }) => version);
  expect(versions).toEqual(expect.arrayContaining(["1.0.0", "2.0.0"]));
  expect(snapshot.builds[snapshot.names["components"]!]?.version).toBe("2.0.0");
});

test("the order of manifests does not change their ids", () => {
  const manifests = ["shell", "catalog"].map((name) => buildManifest({ name }));
  expect(buildSnapshot(manifests.toReversed()).names).toEqual(buildSnapshot(manifests).names);
});
