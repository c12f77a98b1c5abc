import type { Choices, Slice } from "@nacre/contract";
import type { ForeignContainer, ShareScope } from "@nacre/runtime";
import { afterEach, describe, expect, it } from "vitest";
import { chunkScript, entryScript, fakePage, slice, snapshotOf, type FakePage } from "./fakePage.ts";

/** Behaves as webpack's containers do: registers its offers on `init`, reads its scope on each `get`, takes one scope. */
class WebpackContainer implements ForeignContainer {
  scope: ShareScope | undefined;
  inits = 0;
  readonly #offers: Record<string, string>;

  constructor(offers: Record<string, string>) {
    this.#offers = offers;
  }

  init(scope: ShareScope): void {
    if (this.scope && this.scope !== scope) throw new Error("already initialized with a different share scope");
    this.inits++;
    this.scope = scope;
    for (const [key, version] of Object.entries(this.#offers))
      Object.assign((scope[key] ??= {}), {
        [version]: { version, get: async () => () => `${version} of legacy`, from: "legacy" },
      });
  }

  async get(expose: string): Promise<() => unknown> {
    if (expose !== "./Widget") throw new Error(`Module "${expose}" does not exist in container.`);
    const used = Object.entries(this.scope!).map(async ([key, versions]) => {
      const [entry] = Object.values(versions);
      return [key, ((await entry!.get()) as () => unknown)()];
    });
    const modules = Object.fromEntries(await Promise.all(used)) as Record<string, unknown>;
    return () => modules;
  }
}

const page = globalThis as { legacy?: ForeignContainer };
afterEach(() => void delete page.legacy);

function open(container: ForeignContainer | undefined, more: Partial<Slice> = {}, choices: Choices = {}): FakePage {
  const provides = { dep: [{ version: "1.0.0", chunks: ["d"], module: "dep" }] };
  const remotes = { r: { name: "legacy", expose: "./Widget" } };
  const chunks = { "1": { files: ["host-1.js"], remotes: ["r"] }, d: { files: ["host-d.js"] } };
  const legacy = slice("legacy", { format: "foreign", global: "legacy", chunks: {}, exposes: {}, ...more });
  return fakePage(snapshotOf([slice("host", { provides, remotes, chunks }), legacy], choices), {
    "/host.js": entryScript(),
    "/host-1.js": chunkScript("1", { it: (require) => require("r") }),
    "/host-d.js": chunkScript("d", { dep: () => "1.0.0 of host" }),
    "/legacy.js": () => Object.assign(page, { legacy: container }),
  });
}

describe("a foreign container", () => {
  it("sees the root's copy in place of its own where the major version is the same, and its own elsewhere", async () => {
    const { runtime } = open(new WebpackContainer({ dep: "1.5.0", other: "2.0.0" }));
    expect(await runtime.import("host/It")).toEqual({ dep: "1.0.0 of host", other: "2.0.0 of legacy" });
  });

  it("keeps its own copy where the root has another major version", async () => {
    const { runtime } = open(new WebpackContainer({ dep: "2.0.0" }));
    expect(await runtime.import("legacy/Widget")).toEqual({ dep: "2.0.0 of legacy" });
  });

  it("with a manifest that says what it requires, sees what the plan chose, even of another major version", async () => {
    const consumes = { x: { key: "dep" } };
    const planned = (choice: [string, string]): FakePage =>
      open(new WebpackContainer({ dep: choice[1] }), { consumes }, { legacy: { x: choice } });
    const given = open(new WebpackContainer({ dep: "2.0.0" }), { consumes }, { legacy: { x: ["host", "1.0.0"] } });
    expect(await given.runtime.import("legacy/Widget")).toEqual({ dep: "1.0.0 of host" });
    expect(await planned(["legacy", "1.5.0"]).runtime.import("legacy/Widget")).toEqual({ dep: "1.5.0 of legacy" });
  });

  it("is initialised once, however many ask at the same time", async () => {
    const container = new WebpackContainer({});
    const { runtime } = open(container);
    await Promise.all([runtime.import("legacy/Widget"), runtime.import("host/It"), runtime.import("legacy/Widget")]);
    expect(container.inits).toBe(1);
  });

  it("an expose that it does not have fails with the container's own error as the cause", async () => {
    const { runtime } = open(new WebpackContainer({}));
    await expect(runtime.import("legacy/Other")).rejects.toThrow('Module "./Other" does not exist in container.');
  });

  it("a script without the global: a named error -> the global is there: the next import heals", async () => {
    const { runtime } = open(undefined);
    await expect(runtime.import("legacy/Widget")).rejects.toMatchObject({
      code: "NACRE_RUNTIME_FOREIGN_GLOBAL_MISSING",
      details: { global: "legacy" },
    });
    page.legacy = new WebpackContainer({ other: "2.0.0" });
    expect(await runtime.import("legacy/Widget")).toEqual({ other: "2.0.0 of legacy" });
  });

  it("a container that refuses to be initialised: a named error with its own as the cause", async () => {
    const { runtime } = open({ init: () => Promise.reject(new Error("no")), get: () => undefined });
    await expect(runtime.import("legacy/Widget")).rejects.toMatchObject({
      code: "NACRE_RUNTIME_FOREIGN_INIT_FAILED",
      cause: new Error("no"),
    });
  });

  it("a host that imports a broken one runs on until it uses it", async () => {
    const { runtime } = open(undefined);
    const factory = await runtime.load("host/It");
    expect(factory).toThrow(
      expect.objectContaining({
        code: "NACRE_RUNTIME_NOT_LOADED",
        details: expect.objectContaining({ container: "legacy" }),
      }),
    );
  });
});
