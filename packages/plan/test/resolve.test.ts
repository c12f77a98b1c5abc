import type { Build, Choice, Policy } from "@nacre/contract";
import { resolve } from "@nacre/plan";
import { describe, expect, test } from "vitest";
import { aBuild, consumeId, idOf } from "./builders.ts";
import type { ConsumeOptions } from "./builders.ts";

const singleton = { singleton: true };
const fallback = { fallback: true };

/** The choice of one consume: `shell 1.0.0`, `fallback` or `nothing`. */
function choiceOf(builds: Build[], container: string, key: string, range: string | false, policy?: Policy): string {
  const { choices } = resolve(builds, "shell", policy);
  return textOf(builds, choices[idOf(container)]?.[consumeId(key, range)]);
}

function textOf(builds: Build[], choice: Choice | undefined): string {
  if (choice === undefined) return "nothing";
  if (choice === 0) return "fallback";
  return `${builds.find(({ id }) => id === choice[0])?.manifest.name} ${choice[1]}`;
}

function codesOf(builds: Build[], policy?: Policy): string[] {
  return resolve(builds, "shell", policy).diagnostics.map(({ code, severity }) => `${severity} ${code}`);
}

describe("a module that is no singleton", () => {
  // What the root, the container itself and a sibling provide; what the container asks for; who gives it.
  test.each<[string[], string[], string[], string | false, ConsumeOptions, string]>([
    [["1.0.0"], ["1.5.0"], ["1.9.0"], "^1.0.0", fallback, "shell 1.0.0"],
    [["1.0.0"], ["1.5.0"], ["1.9.0"], false, fallback, "shell 1.0.0"],
    [["1.0.0", "1.4.0", "2.0.0"], [], [], "^1.0.0", {}, "shell 1.4.0"],
    [["2.0.0"], ["1.5.0"], ["1.9.0"], "^1.0.0", fallback, "catalog 1.5.0"],
    [["2.0.0"], ["1.5.0", "1.6.0"], [], "^1.0.0", fallback, "catalog 1.6.0"],
    [["2.0.0"], [], ["1.9.0"], "^1.0.0", fallback, "fallback"],
    [["2.0.0"], [], ["1.9.0"], "^1.0.0", {}, "shell 2.0.0"],
    [["2.0.0"], [], ["1.9.0"], "^1.0.0", { strict: true }, "nothing"],
    [[], [], ["1.9.0"], "^1.0.0", {}, "nothing"],
    [["0"], ["1.0.0"], [], "^1.0.0", fallback, "catalog 1.0.0"],
    [["0"], [], [], false, {}, "shell 0"],
  ])("root %j, own %j, sibling %j, asks for %s %j: gets it from %s", (root, own, sibling, range, options, expected) => {
    const builds = world(root, own, sibling, range, options);
    expect(choiceOf(builds, "catalog", "lib", range)).toBe(expected);
  });

  test.each<[string[], string[], string, ConsumeOptions, string]>([
    [[], ["1.9.0"], "^1.0.0", {}, "account 1.9.0"],
    [[], ["1.9.0"], "^1.0.0", fallback, "account 1.9.0"],
    [["1.2.0"], ["1.9.0"], "^1.0.0", fallback, "catalog 1.2.0"],
  ])(
    "a sibling's copy is taken only where the root admits it: own %j, sibling %j, %s",
    (own, sibling, range, options, expected) => {
      const builds = world(["2.0.0"], own, sibling, range, options);
      expect(choiceOf(builds, "catalog", "lib", range, { admit: ["lib"] })).toBe(expected);
      const [shell, ...rest] = builds;
      const admitting = { ...shell!, manifest: { ...shell!.manifest, admit: ["lib"] } };
      expect(choiceOf([admitting, ...rest], "catalog", "lib", range)).toBe(expected);
    },
  );

  test("a container's own admit does not count", () => {
    const [shell, catalog, account] = world([], [], ["1.9.0"], "^1.0.0", fallback);
    const admitting = { ...catalog!, manifest: { ...catalog!.manifest, admit: ["lib"] } };
    expect(choiceOf([shell!, admitting, account!], "catalog", "lib", "^1.0.0")).toBe("fallback");
  });

  test("of two admitted siblings, the higher version gives, and with equal versions the first by name", () => {
    const builds = [
      aBuild("shell").build(),
      aBuild("catalog").consume("lib", "^1.0.0").build(),
      aBuild("zoo").provide("lib", "1.9.0").build(),
      aBuild("account").provide("lib", "1.9.0").provide("lib", "1.10.0").build(),
      aBuild("bank").provide("lib", "1.10.0").build(),
    ];
    expect(choiceOf(builds, "catalog", "lib", "^1.0.0", { admit: ["lib"] })).toBe("account 1.10.0");
  });

  test("two ranges in one container see one view, and each gets the highest in it that satisfies", () => {
    const builds = [
      aBuild("shell").provide("lib", "1.0.0").build(),
      aBuild("catalog").provide("lib", "1.6.0").consume("lib", "^1.0.0").consume("lib", ">=1.5.0").build(),
    ];
    expect(choiceOf(builds, "catalog", "lib", "^1.0.0")).toBe("catalog 1.6.0");
    expect(choiceOf(builds, "catalog", "lib", ">=1.5.0")).toBe("catalog 1.6.0");
    expect(resolve(builds, "shell").views[idOf("catalog")]).toEqual({ lib: { "1.6.0": idOf("catalog") } });
  });

  test("the root is a consumer like any other", () => {
    const builds = [
      aBuild("shell").provide("lib", "1.0.0").consume("lib", "^1.0.0").build(),
      aBuild("catalog").provide("lib", "1.9.0").build(),
    ];
    expect(choiceOf(builds, "shell", "lib", "^1.0.0")).toBe("shell 1.0.0");
  });

  test("says what nobody satisfies: an error where it is refused, a warning where another version is used", () => {
    expect(codesOf(world(["2.0.0"], [], [], "^1.0.0", { strict: true }))).toEqual([
      "error NACRE_PLAN_NO_SATISFYING_VERSION",
    ]);
    const { diagnostics } = resolve(world(["2.0.0"], [], [], "^1.0.0", {}), "shell");
    expect(diagnostics).toEqual([
      expect.objectContaining({
        code: "NACRE_PLAN_NO_SATISFYING_VERSION",
        severity: "warning",
        details: expect.objectContaining({ container: "catalog", key: "lib", range: "^1.0.0" }),
        message: expect.stringMatching(/^"catalog" needs lib \^1\.0\.0 and has to use 2\.0\.0 of "shell"; /),
      }),
    ]);
  });

  function world(
    root: string[],
    own: string[],
    sibling: string[],
    range: string | false,
    options: ConsumeOptions,
  ): Build[] {
    const [shell, catalog, account] = [aBuild("shell"), aBuild("catalog"), aBuild("account")];
    for (const version of root) shell.provide("lib", version);
    for (const version of own) catalog.provide("lib", version);
    for (const version of sibling) account.provide("lib", version);
    return [shell.build(), catalog.consume("lib", range, options).build(), account.build()];
  }
});

describe("a singleton", () => {
  test("is the root's, though the container brings a higher one", () => {
    const builds = [
      aBuild("shell").provide("react", "19.1.0").build(),
      aBuild("catalog").provide("react", "19.3.1").consume("react", "^19.0.0", singleton).build(),
    ];
    expect(choiceOf(builds, "catalog", "react", "^19.0.0")).toBe("shell 19.1.0");
    expect(codesOf(builds)).toEqual([]);
  });

  test("is the root's highest that satisfies all of the container's ranges", () => {
    const builds = [
      aBuild("shell").provide("lib", "1.2.0").provide("lib", "1.7.0").provide("lib", "2.0.0").build(),
      aBuild("catalog").consume("lib", ">=1.0.0", singleton).consume("lib", "^1.5.0").build(),
    ];
    expect(choiceOf(builds, "catalog", "lib", ">=1.0.0")).toBe("shell 1.7.0");
    expect(choiceOf(builds, "catalog", "lib", "^1.5.0")).toBe("shell 1.7.0");
  });

  test("is the root's and a warning where it does not satisfy", () => {
    const builds = unsatisfied({});
    expect(choiceOf(builds, "catalog", "react", "^19.0.0")).toBe("shell 18.3.1");
    expect(codesOf(builds)).toEqual(["warning NACRE_PLAN_UNSATISFIED_SINGLETON"]);
  });

  test.each<[string, ConsumeOptions, Policy]>([
    ["the container is strict", { strict: true }, {}],
    ["the policy is strict", {}, { strict: true }],
  ])("is refused where it does not satisfy and %s", (_, options, policy) => {
    const builds = unsatisfied(options);
    expect(choiceOf(builds, "catalog", "react", "^19.0.0", policy)).toBe("nothing");
    expect(codesOf(builds, policy)).toEqual(["error NACRE_PLAN_UNSATISFIED_SINGLETON"]);
    expect(resolve(builds, "shell", policy).diagnostics[0]?.message).toBe(
      '"catalog" needs react ^19.0.0 as a singleton; "shell" provides 18.3.1. Bring both to one version of react: upgrade the older of the two, or widen the range in catalog if it works with 18.3.1.',
    );
  });

  test("binds the container's other consumes of that key, which may still fall back", () => {
    const builds = [
      aBuild("shell").provide("lib", "2.0.0").build(),
      aBuild("catalog")
        .consume("lib", "^2.0.0", singleton)
        .consume("lib", "^1.0.0", fallback)
        .consume("lib", "~1.2.0")
        .build(),
    ];
    expect(choiceOf(builds, "catalog", "lib", "^2.0.0")).toBe("shell 2.0.0");
    expect(choiceOf(builds, "catalog", "lib", "^1.0.0")).toBe("fallback");
    expect(choiceOf(builds, "catalog", "lib", "~1.2.0")).toBe("shell 2.0.0");
  });

  test("that the root does not provide is each container's own, and a warning", () => {
    const builds = split();
    expect(choiceOf(builds, "catalog", "store", "^1.0.0")).toBe("catalog 1.0.0");
    expect(choiceOf(builds, "account", "store", "^1.0.0")).toBe("account 1.2.0");
    expect(codesOf(builds)).toEqual(["warning NACRE_PLAN_SINGLETON_SPLIT"]);
  });

  test("that the root does not provide but admits is one copy for all, the highest that satisfies all", () => {
    const builds = split();
    const admit = { admit: ["store"] };
    expect(choiceOf(builds, "catalog", "store", "^1.0.0", admit)).toBe("account 1.2.0");
    expect(choiceOf(builds, "account", "store", "^1.0.0", admit)).toBe("account 1.2.0");
    expect(codesOf(builds, admit)).toEqual([]);
  });

  test("that nobody may give is an error, the fallback aside", () => {
    const builds = [aBuild("shell").build(), aBuild("catalog").consume("store", "^1.0.0", singleton).build()];
    expect(codesOf(builds)).toEqual(["error NACRE_PLAN_NO_SATISFYING_VERSION"]);
    const own = [
      aBuild("shell").build(),
      aBuild("catalog")
        .consume("store", "^1.0.0", { ...singleton, ...fallback })
        .build(),
    ];
    expect(choiceOf(own, "catalog", "store", "^1.0.0")).toBe("fallback");
    expect(codesOf(own)).toEqual([]);
  });

  function unsatisfied(options: ConsumeOptions): Build[] {
    return [
      aBuild("shell").provide("react", "18.3.1").build(),
      aBuild("catalog")
        .consume("react", "^19.0.0", { ...singleton, ...options })
        .build(),
    ];
  }

  function split(): Build[] {
    return [
      aBuild("shell").build(),
      aBuild("catalog").provide("store", "1.0.0").consume("store", "^1.0.0", singleton).build(),
      aBuild("account").provide("store", "1.2.0").consume("store", "^1.0.0", singleton).build(),
    ];
  }
});

describe("a family", () => {
  const family = { family: "react" };

  test("whose singleton is unsatisfied is told of once, by its first key; another range of it is told too", () => {
    const builds = [
      aBuild("shell").provide("react", "18.3.1").provide("react-dom", "18.3.1").build(),
      aBuild("catalog")
        .consume("react-dom", "^19.0.0", { ...family, ...singleton })
        .consume("react", "^19.0.0", { ...family, ...singleton })
        .build(),
      aBuild("account")
        .consume("react", "^19.0.0", { ...family, ...singleton })
        .consume("react-dom", "^19.1.0", { ...family, ...singleton })
        .build(),
    ];
    const { diagnostics } = resolve(builds, "shell");
    const told = diagnostics.map(({ details: { container, key, also, range } }) => [container, key, also, range]);
    expect(told).toEqual([
      ["account", "react", undefined, "^19.0.0"],
      ["account", "react-dom", undefined, "^19.1.0"],
      ["catalog", "react", ["react-dom"], "^19.0.0"],
    ]);
    expect(diagnostics[2]!.message).toContain('"catalog" needs react (and react-dom) ^19.0.0 as a singleton; "shell"');
  });

  test("comes from one build: from the container, where the root lacks a part", () => {
    const builds = [
      aBuild("shell").provide("react", "19.3.1").build(),
      aBuild("catalog")
        .provide("react", "19.1.0")
        .provide("react-dom", "19.1.0")
        .consume("react", "^19.0.0", family)
        .consume("react-dom", "^19.0.0", family)
        .build(),
    ];
    expect(choiceOf(builds, "catalog", "react", "^19.0.0")).toBe("catalog 19.1.0");
    expect(choiceOf(builds, "catalog", "react-dom", "^19.0.0")).toBe("catalog 19.1.0");
    expect(codesOf(builds)).toEqual([]);
  });

  test("is told to be split where a singleton of it is the root's and the root lacks a part", () => {
    const builds = [
      aBuild("shell").provide("react", "19.3.1").build(),
      aBuild("catalog")
        .provide("react-dom", "19.1.0")
        .consume("react", "^19.0.0", { ...family, ...singleton })
        .consume("react-dom", "^19.0.0", { ...family, ...singleton })
        .build(),
    ];
    expect(choiceOf(builds, "catalog", "react", "^19.0.0")).toBe("shell 19.3.1");
    expect(choiceOf(builds, "catalog", "react-dom", "^19.0.0")).toBe("catalog 19.1.0");
    const { diagnostics } = resolve(builds, "shell");
    expect(diagnostics.map(({ code, details }) => [code, details["keys"]])).toEqual([
      [
        "NACRE_PLAN_FAMILY_SPLIT",
        [
          { key: "react", container: "shell" },
          { key: "react-dom", container: "catalog" },
        ],
      ],
    ]);
  });

  test("of one key alone does not bind two ranges to one build", () => {
    const builds = [
      aBuild("shell").provide("lib", "1.0.0").build(),
      aBuild("catalog")
        .provide("lib", "1.5.0")
        .provide("lib", "2.0.0")
        .consume("lib", "^1.0.0", { family: "lib" })
        .consume("lib", "^2.0.0", { family: "lib" })
        .build(),
    ];
    expect(choiceOf(builds, "catalog", "lib", "^1.0.0")).toBe("shell 1.0.0");
    expect(choiceOf(builds, "catalog", "lib", "^2.0.0")).toBe("catalog 2.0.0");
  });

  test("comes from the fallbacks together, where the container offers nothing", () => {
    const builds = [
      aBuild("shell").provide("react", "19.3.1").build(),
      aBuild("catalog")
        .consume("react", "^19.0.0", { ...family, ...fallback })
        .consume("react-dom", "^19.0.0", { ...family, ...fallback })
        .build(),
    ];
    expect(choiceOf(builds, "catalog", "react", "^19.0.0")).toBe("fallback");
    expect(choiceOf(builds, "catalog", "react-dom", "^19.0.0")).toBe("fallback");
  });
});

describe("with choices that were made before", () => {
  test("they stand, and a build that comes later decides only for itself", () => {
    const before = [
      aBuild("shell").build(),
      aBuild("catalog").provide("store", "1.0.0").consume("store", "^1.0.0", singleton).build(),
    ];
    const later = aBuild("account").provide("store", "1.9.0").consume("store", "^1.0.0", singleton).build();
    const policy = { admit: ["store"] };
    const first = resolve(before, "shell", policy);
    const second = resolve([...before, later], "shell", policy, first.choices);
    expect(second.choices).toEqual({
      ...first.choices,
      [later.id]: { [consumeId("store", "^1.0.0")]: [idOf("catalog"), "1.0.0"] },
    });
  });
});
