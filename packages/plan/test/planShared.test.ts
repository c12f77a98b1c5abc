import type { Build, SharedDefinition } from "@nacre/contract";
import { makeSnapshot, planShared, select } from "@nacre/plan";
import { describe, expect, it } from "vitest";
import { aBuild, idOf, namesOf } from "./builders.ts";

/** Builds that define the store "cart": `name: [schema, accepts?, expose?]`. */
function world(
  definitions: Record<string, [schema: number, accepts?: number[] | undefined, module?: string]>,
): Build[] {
  return Object.entries(definitions).map(([name, [schema, accepts, module]]) => {
    const definition: SharedDefinition = {
      kind: "store",
      name: "cart",
      schema,
      ...(accepts && { accepts }),
      ...(module !== undefined && { module }),
    };
    const builder = aBuild(name);
    return (module === undefined ? builder : builder.expose(module)).with({ defines: [definition] }).build();
  });
}

function plan(builds: Build[]): ReturnType<typeof planShared> {
  return planShared(builds, namesOf(builds), "shell");
}

const cart = (name: string, n = 0): string => `${name}@${idOf(name, n)}/cart`;

describe("who makes a shared store", () => {
  it.each<[string, Parameters<typeof world>[0], string | undefined]>([
    ["the root, whatever its schema", { catalog: [3, [1, 2, 3], "./cart"], shell: [1, [1], "./cart"] }, cart("shell")],
    ["else the highest schema", { catalog: [1, [1], "./cart"], pay: [2, [1, 2], "./cart"] }, cart("pay")],
    ["of equal ones the first by name", { pay: [2, [2], "./cart"], catalog: [2, [2], "./cart"] }, cart("catalog")],
    ["nobody who does not expose it", { catalog: [1, [1], "./cart"], pay: [2, [1, 2]] }, cart("catalog")],
    ["nobody, where the root keeps it to itself", { catalog: [1, [1], "./cart"], shell: [1] }, undefined],
    ["nobody, where nobody exposes it", { catalog: [1], pay: [1] }, undefined],
  ])("%s", (_, definitions, owner) => {
    const builds = world(definitions);
    const stores = owner === undefined ? {} : { cart: owner };
    expect(plan(builds)).toEqual({ stores, findings: [] });
    expect(plan(builds.toReversed()).stores).toEqual(stores);
  });

  it("the build that a name means, before one that is only pinned", () => {
    const define = (n: number, schema: number): Build =>
      aBuild("pay", n)
        .expose("./cart")
        .with({ defines: [{ kind: "store", name: "cart", schema, accepts: [1, 2], module: "./cart" }] })
        .build();
    const builds = [define(1, 2), define(0, 1)];
    expect(planShared(builds, { pay: idOf("pay", 0) }, "shell").stores).toEqual({ cart: cart("pay", 0) });
  });
});

describe("definitions that do not fit", () => {
  it("are an error of the snapshot, with both builds", () => {
    const builds = world({ shell: [2, undefined, "./cart"], pay: [1], catalog: [3, [2, 3]] });
    const { diagnostics } = makeSnapshot({ builds, names: namesOf(builds), root: "shell", environment: "test", n: 1 });
    expect(diagnostics).toEqual([
      {
        code: "NACRE_PLAN_SHARED_MISMATCH",
        severity: "error",
        message: expect.stringContaining('"cart" has schema 2 in "shell" and schema 1 in "pay"'),
        details: {
          kind: "store",
          name: "cart",
          owner: { container: "shell", build: idOf("shell"), schema: 2, accepts: [2] },
          definition: { container: "pay", build: idOf("pay"), schema: 1, accepts: [1] },
        },
      },
    ]);
  });

  it("channels are compared among themselves, services with what offers them", () => {
    const share = (name: string, ...defines: SharedDefinition[]): Build => aBuild(name).with({ defines }).build();
    const builds = [
      share(
        "shell",
        { kind: "service", name: "it", schema: 2, accepts: [1, 2] },
        { kind: "channel", name: "it", schema: 7 },
      ),
      share(
        "catalog",
        { kind: "service", name: "it", schema: 1, used: true },
        { kind: "channel", name: "it", schema: 8 },
      ),
      share(
        "pay",
        { kind: "service", name: "it", schema: 3, used: true },
        { kind: "service", name: "x", schema: 1, used: true },
      ),
    ];
    const found = plan(builds).findings.map(({ details: { kind, definition } }) => [kind, definition]);
    expect(found).toEqual([
      ["channel", expect.objectContaining({ container: "catalog", schema: 8 })],
      ["service", expect.objectContaining({ container: "pay", schema: 3 })],
    ]);
  });
});

it("select takes what makes a store along with what defines it", () => {
  const shell = aBuild("shell")
    .expose("./cart")
    .chunk("./app")
    .with({ defines: [{ kind: "store", name: "cart", schema: 1, module: "./cart" }] })
    .build();
  shell.manifest.chunks["./app"]!.stores = ["cart"];
  const pay = aBuild("pay").expose("./Page").build();
  // Names of stores are free.
  pay.manifest.chunks["./Page"]!.stores = ["cart", "constructor"];
  const builds = [shell, pay];
  const { snapshot } = makeSnapshot({ builds, names: namesOf(builds), root: "shell", environment: "test", n: 1 });
  const { files, missing } = select(snapshot, ["pay/Page"]);
  const all = ["container.js", "cart.js"].map((file) => shell.base + file);
  expect(files.map(({ url }) => url).sort()).toEqual([...all, `${pay.base}container.js`, `${pay.base}Page.js`].sort());
  expect(missing).toEqual([]);
  // Its own build has it in whatever chunk defines it.
  const app = select(snapshot, [{ build: shell.id, chunks: ["./app"] }]);
  expect(app.files.map(({ file }) => file)).toEqual(["container.js", "app.js"]);
});
