import type { Build, Consume, Manifest } from "@nacre/contract";
import { buildManifest } from "@nacre/testing/runtime";
import { describe, expect, test } from "vitest";
import { plan, ROOT_ID } from "../src/preview/plan.ts";

const versions = { react: "19.3.1", "react/jsx-runtime": "19.3.1", zustand: "5.1.0" };
const id = "0123456789abcdef";

function library(consumes: Manifest["consumes"], changes: Omit<Partial<Manifest>, "exposes" | "provides"> = {}): Build {
  const manifest = buildManifest({ name: "components", exposes: ["./Button"], consumes, ...changes });
  return { id, base: "https://ui.example/", manifest };
}

function wish(key: string, range: string, match: NonNullable<Consume["match"]>): Consume {
  return { key, range, match, singleton: true, family: key.split("/")[0]! };
}

const planOf = (build: Build): ReturnType<typeof plan> =>
  plan(versions, { builds: [build], names: { components: id } }, 2);

describe("the Storybook is the root", () => {
  test("its copies are given, and need no file", () => {
    const { snapshot, diagnostics } = planOf(
      library({
        r: wish("react", "^19.0.0", [
          [
            [1, 19, 0, 0],
            [-2, 20, 0, 0, [0]],
          ],
        ]),
      }),
    );
    expect(snapshot.choices[id]).toEqual({ r: [ROOT_ID, "19.3.1"] });
    expect(snapshot.builds[ROOT_ID]).toMatchObject({ entry: [], chunks: {}, files: {} });
    expect(diagnostics).toEqual([]);
  });

  test("another minor of React is a warning, and is given all the same", () => {
    const { snapshot, diagnostics } = planOf(library({ r: wish("react", "19.4.0", [[[0, 19, 4, 0]]]) }));
    expect(snapshot.choices[id]).toEqual({ r: [ROOT_ID, "19.3.1"] });
    expect(diagnostics).toMatchObject([{ code: "NACRE_PLAN_UNSATISFIED_SINGLETON", severity: "warning" }]);
  });

  test.each<[string, NonNullable<Consume["match"]>]>([
    [
      "^18.2.0",
      [
        [
          [1, 18, 2, 0],
          [-2, 19, 0, 0, [0]],
        ],
      ],
    ],
    ["18.3.1", [[[0, 18, 3, 1]]]],
    [">=20", [[[1, 20, 0, 0]]]],
    [
      "^17 || ^18",
      [
        [
          [1, 17, 0, 0],
          [-2, 18, 0, 0, [0]],
        ],
        [
          [1, 18, 0, 0],
          [-2, 19, 0, 0, [0]],
        ],
      ],
    ],
  ])("React %s gets none of the family, once and in words", (range, match) => {
    const build = library({
      r: wish("react", range, match),
      j: wish("react/jsx-runtime", range, match),
      z: wish("zustand", "^5.0.0", [
        [
          [1, 5, 0, 0],
          [-2, 6, 0, 0, [0]],
        ],
      ]),
    });
    const { snapshot, diagnostics } = planOf(build);
    expect(snapshot.choices[id]).toEqual({ z: [ROOT_ID, "5.1.0"] });
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ code: "NACRE_STORYBOOK_OTHER_REACT", severity: "error" });
    expect(diagnostics[0]!.message).toContain(`"components" was built for react ${range}; this Storybook has 19.3.1`);
  });
});

test("stories are exposes here", () => {
  const stories = [{ module: "./Button", title: "Button", stories: [] }];
  const { snapshot } = planOf(library({}, { stories }));
  expect(Object.keys(snapshot.builds[id]!.exposes)).toEqual(["./Button"]);
});
