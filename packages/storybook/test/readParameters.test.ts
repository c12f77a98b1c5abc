import { explainError, type NacreError } from "@nacre/contract";
import { expect, test } from "vitest";
import { readParameters } from "../src/preview/readParameters.ts";

test("what a story may say", () => {
  const parameters = {
    pin: { components: "0123456789abcdef" },
    faults: { "components/Button": "missing", "components/Card": { fault: "slow", ms: 500 } },
    mocks: () => ({}),
  };
  expect(readParameters("a--b", parameters)).toBe(parameters);
  expect(readParameters("a--b", undefined)).toEqual({});
});

test("everything that is wrong is told at once", () => {
  const read = (): unknown =>
    readParameters("a--b", {
      pins: {},
      pin: { components: 3 },
      faults: { "../Button": "missing", "components/Button": { fault: "lazy" } },
      mocks: {},
    });
  let error: NacreError | undefined;
  try {
    read();
  } catch (thrown) {
    error = thrown as NacreError;
  }
  expect(explainError(error!)).toBe(`parameters.nacre of the story "a--b" cannot be used:
  - pins: is no parameter; there is faults, mocks, pin
  - mocks: is no function
  - pin["components"]: is neither the id of a build nor the address of one
  - faults["../Button"]: does not name a remote module: "components/Button"
  - faults["components/Button"]: is "lazy"; there is badVersion, missing, slow, throwsOnLoad, throwsOnRender`);
});

test.each([null, "slow", []])("%j is no object", (input) => {
  expect(() => readParameters("a--b", input)).toThrow(/is no object/);
});
