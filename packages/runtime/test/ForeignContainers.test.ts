import type { Choices, Slice } from "@nacre/contract";
import type { Adapter, ForeignContainer, ShareScope } from "@nacre/runtime";
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

const page = globalThis as { legacy?: ForeignContainer | undefined; inner?: ForeignContainer | undefined };
afterEach(() => {
  delete page.legacy;
  delete page.inner;
});

const fakeAdapter: Adapter = {
  loadScript: async () => undefined,
  loadStyle: async () => {},
  currentBuild: () => undefined,
  global: () => undefined,
  now: () => 0,
  resolveUrl: (url) => url,
};

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
    expect(await runtime.import("legacy/Widget")).toMatchObject({ other: "2.0.0 of legacy" });
  });

  it("a global of another shape: the same named error, and what is there stays there", async () => {
    const { runtime } = open({ get: () => undefined } as never);
    await expect(runtime.import("legacy/Widget")).rejects.toMatchObject({
      code: "NACRE_RUNTIME_FOREIGN_GLOBAL_MISSING",
      details: { container: "legacy" },
    });
    expect(page.legacy).not.toHaveProperty("init");
  });

  it("gives nothing for an expose: a named error", async () => {
    const { runtime } = open({ init: () => undefined, get: () => undefined });
    await expect(runtime.import("legacy/Widget")).rejects.toMatchObject({
      code: "NACRE_PLAN_UNKNOWN_EXPOSE",
      details: { name: "legacy", expose: "./Widget" },
    });
  });

  it("that brought none itself is given the root's copy of a key of which its manifest says nothing", async () => {
    const { runtime } = open(new WebpackContainer({}));
    expect(await runtime.import("legacy/Widget")).toEqual({ dep: "1.0.0 of host" });
  });

  it("sees what the plan gives it from the start, and no copy of the same version instead", async () => {
    const container = new WebpackContainer({ dep: "1.0.0" });
    const init = container.init.bind(container);
    let atStart: string[] = [];
    container.init = (scope) => {
      atStart = Object.keys(scope["dep"] ?? {});
      init(scope);
    };
    const { runtime } = open(container, { consumes: { x: { key: "dep" } } }, { legacy: { x: ["host", "1.0.0"] } });
    await runtime.import("legacy/Widget");
    expect(atStart).toEqual(["1.0.0"]);
    expect(container.scope!["dep"]!["1.0.0"]).toMatchObject({ from: "nacre" });
  });

  it("with two ranges of one key sees the copies that the plan chose for both, its own among them, and no other", async () => {
    const consumes = { x: { key: "dep" }, y: { key: "dep" } };
    const container = new WebpackContainer({ dep: "2.0.0" });
    const init = container.init.bind(container);
    container.init = (scope) => {
      init(scope);
      scope["dep"]!["3.0.0"] = { ...scope["dep"]!["2.0.0"]!, version: "3.0.0" };
    };
    const choices: Choices = { legacy: { x: ["host", "1.0.0"], y: ["legacy", "2.0.0"] } };
    await open(container, { consumes }, choices).runtime.import("legacy/Widget");
    expect(Object.keys(container.scope!["dep"]!).sort()).toEqual(["1.0.0", "2.0.0"]);
  });

  it("a container that refuses to be initialised: a named error with its own as the cause", async () => {
    const { runtime, events } = open({ init: () => Promise.reject(new Error("no")), get: () => undefined });
    await expect(runtime.import("legacy/Widget")).rejects.toMatchObject({
      code: "NACRE_RUNTIME_FOREIGN_INIT_FAILED",
      cause: new Error("no"),
    });
    expect(events.filter(({ type }) => type === "failure")).toHaveLength(1);
  });

  it("a host that imports a broken one runs on until it uses it", async () => {
    const { runtime } = open(undefined);
    const factory = await runtime.load("host/It");
    expect(factory).toThrow(
      expect.objectContaining({
        code: "NACRE_RUNTIME_FOREIGN_GLOBAL_MISSING",
        details: expect.objectContaining({ container: "legacy" }),
      }),
    );
  });
});

it("an asynchronous module of a foreign container has its value in import()", async () => {
  const { runtime } = open({ init: () => undefined, get: async () => async () => "awaited" });
  expect(await runtime.import("legacy/Widget")).toBe("awaited");
});

describe("foreign containers that use each other", () => {
  const scopes: unknown[] = [];
  /** Its `./Widget` imports that of the other, found as plain webpack finds it. */
  const nesting = (name: "legacy" | "inner", other: "legacy" | "inner"): ForeignContainer => ({
    init: (scope) => page[other]?.init(scope),
    get: async (expose, getScope = []) => {
      scopes.push(getScope);
      const seen = getScope as string[];
      if (seen.includes(name)) return () => `${name} again`;
      seen.push(name);
      const inner = (await page[other]!.get("./Widget", seen)) as () => unknown;
      return () => `${name}${expose.slice(1)} with ${String(inner())}`;
    },
  });
  const openBoth = (): FakePage => {
    const foreign = { format: "foreign", chunks: {}, exposes: {} } as const;
    const slices = [
      slice("host"),
      slice("legacy", { ...foreign, global: "legacy" }),
      slice("inner", { ...foreign, global: "inner" }),
    ];
    return fakePage(snapshotOf(slices), {
      "/host.js": entryScript(),
      "/legacy.js": () => Object.assign(page, { legacy: nesting("legacy", "inner") }),
      "/inner.js": () => Object.assign(page, { inner: nesting("inner", "legacy") }),
    });
  };

  it.each(["legacy", "inner"] as const)(
    "a cycle entered at %s: each is loaded once and none waits for itself",
    async (first) => {
      const { runtime, requested } = openBoth();
      const second = first === "legacy" ? "inner" : "legacy";
      expect(await runtime.import(`${first}/Widget`)).toBe(`${first}/Widget with ${second}/Widget with ${first} again`);
      expect(requested.sort()).toEqual(["/inner.js", "/legacy.js"]);
    },
  );

  it("none initialises another: each has its own view", async () => {
    const { runtime } = openBoth();
    await runtime.import("legacy/Widget");
    const inner = page.inner!;
    inner.init({ dep: { "9.9.9": {} as never } });
    expect(await runtime.import("inner/Widget")).toBe("inner/Widget with legacy/Widget with inner again");
  });

  it("one whose files fail: whoever asked hears why -> the files are there: it heals", async () => {
    const page_ = openBoth();
    page_.web["/inner.js"] = "cut";
    await expect(page_.runtime.import("legacy/Widget")).rejects.toMatchObject({
      code: "NACRE_RUNTIME_FILE_FAILED",
      details: { container: "inner" },
    });
    page_.web["/inner.js"] = () => Object.assign(page, { inner: nesting("inner", "legacy") });
    expect(await page_.runtime.import("legacy/Widget")).toContain("legacy/Widget with inner/Widget");
  });
});

describe("a foreign container that is an ES module", () => {
  it("is what its entry exports", async () => {
    const container: ForeignContainer = { init: () => undefined, get: () => () => "the widget" };
    const foreign = { format: "foreign", chunks: {}, exposes: {} } as const;
    const formats: string[] = [];
    const { runtime } = fakePage(
      snapshotOf([slice("host"), slice("modern", foreign)]),
      {},
      {
        adapter: {
          ...fakeAdapter,
          loadScript: async ({ format }) => {
            formats.push(format);
            return container;
          },
        },
      },
    );
    expect(await runtime.import("modern/Widget")).toBe("the widget");
    expect(formats).toEqual(["module"]);
  });

  it("without get and init: a named error", async () => {
    const foreign = { format: "foreign", chunks: {}, exposes: {} } as const;
    const { runtime } = fakePage(
      snapshotOf([slice("host"), slice("modern", foreign)]),
      {},
      {
        adapter: { ...fakeAdapter, loadScript: async () => ({ default: 1 }) },
      },
    );
    await expect(runtime.import("modern/Widget")).rejects.toMatchObject({
      code: "NACRE_RUNTIME_FOREIGN_GLOBAL_MISSING",
      details: { container: "modern" },
    });
  });
});
