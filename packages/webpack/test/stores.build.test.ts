import { isNacreError } from "@nacre/contract";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { buildWorld, type Bundler, type Project, type World } from "./harness/buildWorld.ts";
import { openPage, type Page } from "./harness/openPage.ts";

/** A module that defines the store "cart", and says whose it is. */
function store(owner: string, options: string): string {
  return `import { sharedStore } from "@nacre/shell";
    export const useCart = sharedStore("cart", ${options}, () => ({ madeBy: "${owner}" }));`;
}

/** A page of a build with a definition of its own. */
function page(owner: string, options: string, exposes: Record<string, string> = {}): Project {
  return {
    files: {
      "src/cart.js": store(owner, options),
      "src/Page.js": `export { useCart } from "./cart.js"; export const page = "${owner}";`,
    },
    plugin: { exposes: { "./Page": "./src/Page.js", ...exposes }, inlineExposes: 0 },
    config: { mode: "production", optimization: { minimize: false } },
  };
}

const exposed = { "./cart": "./src/cart.js" };

/** It gives all pages its React and its SDK. */
const host: Project = { files: { "src/main.js": 'export * from "@nacre/shell";' }, config: { entry: "./src/main.js" } };

/** Files that an expose of a build is in, below the folder of all builds. */
function filesOf({ manifests }: World, name: string, expose: string): string[] {
  const { chunks, exposes } = manifests[name]!;
  return exposes[expose]!.chunks.flatMap((chunk) => chunks[chunk]!.files).map((file) => `${name}/dist/${file}`);
}

interface PageModule {
  useCart: { getState(): { madeBy: string } };
}

/** What pages of builds get when they are imported one after the other. */
async function visit({ runtime }: Page, ...references: string[]): Promise<(string | undefined)[]> {
  const pages: PageModule[] = [];
  for (const reference of references) pages.push((await runtime.import(reference)) as PageModule);
  expect(new Set(pages.map(({ useCart }) => useCart)).size).toBe(1);
  return pages.map(({ useCart }) => useCart.getState().madeBy);
}

afterEach(() => void delete (globalThis as { [key: symbol]: unknown })[Symbol.for("nacre")]);

describe.each<Bundler>(["webpack", "rspack"])("one store of several builds, with %s", (bundler) => {
  it.each([
    { how: "not", shared: { "@nacre/shell": false as const } },
    { how: "by another key", shared: { "@nacre/shell": { shareKey: "the-sdk" } } },
  ])("definitions are found where the SDK is shared $how", async ({ shared }) => {
    const { plugin, ...catalog } = page("catalog", "{ schema: 1 }", exposed);
    const world = await buildWorld(bundler, { catalog: { ...catalog, plugin: { ...plugin, shared } } });
    expect(world.manifests["catalog"]!.defines).toEqual([{ kind: "store", name: "cart", schema: 1, module: "./cart" }]);
    await world.remove();
  });

  describe("without a definition of the root", () => {
    let world: World;
    beforeAll(async () => {
      world = await buildWorld(bundler, {
        host,
        catalog: page("catalog", "{ schema: 1 }", exposed),
        pay: page("pay", "{ schema: 2, accepts: [1, 2] }", exposed),
        news: page("news", "{ schema: 1 }"),
      });
    });
    afterAll(() => world.remove());

    it("manifests say what builds define, which chunks do, and what others can be given", () => {
      const { catalog, pay, news } = world.manifests;
      const cart = { kind: "store", name: "cart" };
      expect(catalog!.defines).toEqual([{ ...cart, schema: 1, module: "./cart" }]);
      expect(pay!.defines).toEqual([{ ...cart, schema: 2, accepts: [1, 2], module: "./cart" }]);
      expect(news!.defines).toEqual([{ ...cart, schema: 1 }]);
      const defining = Object.values(news!.chunks).filter(({ stores }) => stores?.includes("cart"));
      const files = defining.flatMap((chunk) => chunk.files.map((file) => `news/dist/${file}`));
      expect(files).toEqual(filesOf(world, "news", "./Page"));
    });

    it.each([
      [["catalog/Page", "pay/Page"]],
      [["pay/Page", "catalog/Page"]],
      [["news/Page", "catalog/Page", "pay/Page"]],
      [["catalog/cart", "news/Page"]],
    ])("%s: one instance, made by the highest schema", async (references) => {
      const opened = openPage(world);
      expect(new Set(await visit(opened, ...references))).toEqual(new Set(["pay"]));
      expect(opened.diagnostics).toEqual([]);
    });

    it("news and catalog at once -> whichever arrives first: the same", async () => {
      const { runtime } = openPage(world);
      const pages = (await Promise.all(["news/Page", "catalog/Page"].map(runtime.import))) as PageModule[];
      expect(pages.map(({ useCart }) => useCart.getState().madeBy)).toEqual(["pay", "pay"]);
      expect(pages[0]!.useCart).toBe(pages[1]!.useCart);
    });

    it("what makes the store comes with the page, and nothing else of its build", async () => {
      const opened = openPage(world);
      await opened.runtime.import("news/Page");
      const requested = opened.requested.filter((file) => file.startsWith("pay/"));
      expect(requested).toEqual(expect.arrayContaining(filesOf(world, "pay", "./cart")));
      expect(requested).not.toEqual(expect.arrayContaining(filesOf(world, "pay", "./Page")));
    });

    it("the owner's file fails -> news works with its own -> catalog gets the same", async () => {
      const opened = openPage(world);
      opened.broken.add("pay/");
      expect(await visit(opened, "news/Page", "catalog/Page")).toEqual(["news", "news"]);
    });
  });

  it("the root's definition comes before a higher schema; what does not fit fails by name, with both builds", async () => {
    const world = await buildWorld(bundler, {
      host: page("host", "{ schema: 1 }", exposed),
      pay: page("pay", "{ schema: 2, accepts: [1, 2] }", exposed),
      old: page("old", "{ schema: 3 }"),
    });
    const opened = openPage(world);
    expect(await visit(opened, "pay/Page", "host/Page")).toEqual(["host", "host"]);
    const error: unknown = await opened.runtime.import("old/Page").catch((thrown: unknown) => thrown);
    const id = (name: string): string => `${name}@${opened.runtime.snapshot.names[name]}`;
    expect(isNacreError(error, "NACRE_SHELL_STORE_MISMATCH") && error.details).toEqual({
      store: "cart",
      owner: { schema: 1, accepts: [1], build: id("host") },
      definition: { schema: 3, accepts: [3], build: id("old") },
    });
    expect(opened.diagnostics.map(({ code, details }) => [code, details["name"]])).toEqual([
      ["NACRE_PLAN_SHARED_MISMATCH", "cart"],
    ]);
    await world.remove();
  });
});
