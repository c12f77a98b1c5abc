import { isNacreError } from "@nacre/contract";
import { expect, test } from "vitest";
import { compileRange } from "../src/compileRange.ts";

test.each([
  ["*", [[]]],
  [
    "^1.2.3",
    [
      [
        [1, 1, 2, 3],
        [-2, 2, 0, 0, [0]],
      ],
    ],
  ],
  [
    "^0.0.3",
    [
      [
        [1, 0, 0, 3],
        [-2, 0, 0, 4, [0]],
      ],
    ],
  ],
  [
    "1.2 - 2.3",
    [
      [
        [1, 1, 2, 0],
        [-2, 2, 4, 0, [0]],
      ],
    ],
  ],
  [
    ">=1.2.3 <2.0.0 || ^3",
    [
      [
        [1, 1, 2, 3],
        [-2, 2, 0, 0],
      ],
      [
        [1, 3, 0, 0],
        [-2, 4, 0, 0, [0]],
      ],
    ],
  ],
  [
    "^1.2.3-beta.1",
    [
      [
        [1, 1, 2, 3, ["beta", 1]],
        [-2, 2, 0, 0, [0]],
      ],
    ],
  ],
  ["1.2.3", [[[0, 1, 2, 3]]]],
])("compiles %s", (range, expected) => {
  expect(compileRange(range)).toEqual(expected);
});

test.each(["workspace:*", "latest", "not a range"])("refuses %s", (range) => {
  expect(() => compileRange(range)).toThrowError(
    expect.toSatisfy((error) => isNacreError(error, "NACRE_WEBPACK_BAD_OPTIONS")),
  );
});
