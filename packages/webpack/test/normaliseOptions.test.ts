import { isNacreError } from "@nacre/contract";
import { describe, expect, it } from "vitest";
import { NacrePlugin, react, type NacrePluginOptions } from "@nacre/webpack";
import { normaliseOptions } from "../src/normaliseOptions.ts";

function problems(options: object): Record<string, string> {
  try {
    new NacrePlugin(options as NacrePluginOptions);
  } catch (error) {
    if (!isNacreError(error, "NACRE_WEBPACK_BAD_OPTIONS")) throw error;
    const found = error.details["problems"] as { path: string; message: string }[];
    return Object.fromEntries(found.map(({ path, message }) => [path, message]));
  }
  return {};
}

describe("normaliseOptions", () => {
  it("shares the react family, the router, zustand and the shell SDK as singletons by default", () => {
    const { shared } = normaliseOptions({ name: "shop" });
    expect(Object.keys(shared)).toEqual([
      "react",
      "react/",
      "react-dom",
      "react-dom/",
      "react-router",
      "react-router/",
      "zustand",
      "@nacre/shell",
    ]);
    expect(Object.values(shared).every((each) => each.singleton)).toBe(true);
  });

  it("a sub-path of a default is what the default says of all, and more", () => {
    const { shared } = normaliseOptions({
      name: "shop",
      shared: { "react-router/dom": { treeShaking: true }, "react-dom/": false, "react-dom/client": {}, other: {} },
    });
    expect(shared["react-router/dom"]).toEqual({ singleton: true, treeShaking: true });
    expect(shared["react-dom/client"]).toEqual({});
    expect(shared["other"]).toEqual({});
  });

  it("a default can be changed and taken away", () => {
    const { shared } = normaliseOptions({
      name: "shop",
      shared: { zustand: false, ...react({ strictVersion: true }), "date-fns": "^4.0.0" },
    });
    expect(shared["zustand"]).toBeUndefined();
    expect(shared["react-dom/"]).toEqual({ singleton: true, strictVersion: true });
    expect(shared["date-fns"]).toEqual({ requiredVersion: "^4.0.0" });
  });

  it.each([
    ["components", { name: "components" }],
    ["components@0123456789abcdef", { name: "components", build: "0123456789abcdef" }],
    ["components@https://example.test/remoteEntry.js", { name: "components" }],
  ])("a remote %s", (value, target) => {
    expect(normaliseOptions({ name: "shop", remotes: { ui: value } }).remotes).toEqual({ ui: target });
  });

  it("exposes in every form of ModuleFederationPlugin", () => {
    const exposes = { ".": "./src/index.ts", "./A": ["./a.css", "./A.ts"], "./B": { import: "./B.ts" } };
    expect(normaliseOptions({ name: "ui", exposes }).exposes).toEqual({
      ".": ["./src/index.ts"],
      "./A": ["./a.css", "./A.ts"],
      "./B": ["./B.ts"],
    });
  });

  it("declarations: on, off, or told how", () => {
    expect(normaliseOptions({ name: "ui" })).not.toHaveProperty("types");
    expect(normaliseOptions({ name: "ui", types: true }).types).toEqual({});
    expect(normaliseOptions({ name: "ui", types: false }).types).toBe(false);
    const types = { tsconfig: "../tsconfig.json", required: true };
    expect(normaliseOptions({ name: "ui", types }).types).toEqual(types);
    expect(Object.keys(problems({ name: "ui", types: { tsconfig: 1, required: "yes", strict: true } }))).toEqual([
      "types.tsconfig",
      "types.required",
      "types.strict",
    ]);
    for (const wrong of ["yes", null]) expect(Object.keys(problems({ name: "ui", types: wrong }))).toEqual(["types"]);
  });

  it("contributes one or several exposes to a slot, in an order", () => {
    const exposes = ["./A", "./B"];
    const contributes = { "header.actions": ["./A", { module: "./B", order: -1 }], footer: "./A" };
    expect(normaliseOptions({ name: "ui", exposes, contributes }).contributes).toEqual([
      { slot: "header.actions", module: "./A" },
      { slot: "header.actions", module: "./B", order: -1 },
      { slot: "footer", module: "./A" },
    ]);
    expect(problems({ name: "ui", exposes, contributes: { footer: "./C" } })).toEqual({
      'contributes["footer"]': 'needs an expose, and "./C" is none',
    });
    expect(problems({ name: "ui", exposes, contributes: { "my footer": "./A" } })).toEqual({
      'contributes["my footer"]': "needs a letter, then letters, digits, ., - and _",
    });
  });

  it("shared modules in every form of ModuleFederationPlugin, also copied from a package.json", () => {
    const { shared } = normaliseOptions({
      name: "shop",
      shared: [
        "a",
        { b: "^1.0.0", c: "./src/c.js", d: "catalog:", e: "npm:other@^3", f: { version: false }, react: "^19.0.0" },
      ],
    });
    expect(shared).toMatchObject({
      a: {},
      b: { requiredVersion: "^1.0.0" },
      c: { import: "./src/c.js" },
      d: { requiredVersion: "catalog:" },
      e: { requiredVersion: "npm:other@^3" },
      f: { version: false },
      react: { singleton: true, requiredVersion: "^19.0.0" },
    });
  });

  it("refuses settings of shared modules that contradict each other or say nothing", () => {
    const found = problems({
      name: "shop",
      shared: {
        a: { singelton: true },
        b: { version: "^1.0.0" },
        c: { shareKey: "has space" },
        d: { import: false, version: "1.0.0" },
        "e/": { shareKey: "other", import: "./e.js" },
        f: { shareKey: "f/" },
        "./g/": {},
      },
    });
    expect(found).toEqual({
      'shared["a"].singelton': expect.stringContaining("Known: import"),
      'shared["b"].version': expect.stringContaining('"1.2.3"'),
      'shared["c"].shareKey': expect.stringContaining("without spaces"),
      'shared["d"]': expect.stringContaining("import: false"),
      'shared["e/"].shareKey': expect.stringContaining('has to end in "/"'),
      'shared["e/"].import': expect.stringContaining('has to end in "/"'),
      'shared["f"].shareKey': expect.stringContaining("the request does not"),
      'shared["./g/"]': expect.stringContaining("a file is shared"),
    });
  });

  it("says in its message what is wrong, as bundlers print it", () => {
    const options = { name: "shop", remoteEntry: true, filename: "remoteEntry.js", exposed: {} } as NacrePluginOptions;
    expect(() => new NacrePlugin(options)).toThrow(
      /"shop" cannot be used:\n.*exposed.*Did you mean exposes[^]*take `filename` out/,
    );
  });

  it("refuses a text where a list belongs, once and not for each of its letters", () => {
    const texts = { exposes: "./Button", remotes: "x", shared: "react" } as unknown as Partial<NacrePluginOptions>;
    const message = "needs a list or an object, also for one";
    expect(problems({ name: "shop", ...texts })).toEqual({ exposes: message, remotes: message, shared: message });
  });

  it("inlines exposes up to a number of bytes", () => {
    expect(normaliseOptions({ name: "shop" }).inlineExposes).toBe(16_000);
    expect(normaliseOptions({ name: "shop", inlineExposes: 0 }).inlineExposes).toBe(0);
    for (const wrong of [-1, NaN, "16 kB", true])
      expect(problems({ name: "shop", inlineExposes: wrong })).toEqual({
        inlineExposes: expect.stringContaining("bytes"),
      });
  });

  it("refuses all that it can not do at once, with the fix", () => {
    const found = problems({
      name: "my shop",
      library: { type: "var" },
      shareScope: ["default", "other"],
      exposed: {},
      exposes: { Button: "./Button", "./app": "./app" },
      remotes: { ui: "promise new Promise(() => {})" },
      shared: { x: { shareScope: "other" } },
    });
    expect(found).toMatchObject({
      name: expect.stringContaining("letters"),
      library: expect.stringContaining("remoteEntry"),
      shareScope: expect.stringContaining("one share scope"),
      exposed: expect.stringContaining("Did you mean exposes? There are: name, exposes"),
      'exposes["Button"]': expect.stringContaining('"./Name"'),
      'exposes["./app"]': expect.stringContaining("own entry"),
      'remotes["ui"]': expect.stringContaining("container's name"),
      'shared["x"].shareScope': expect.stringContaining("one share scope"),
    });
  });
});
