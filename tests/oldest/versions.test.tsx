import * as shell from "@nacre/shell";
import { render, screen } from "@testing-library/react";
import { useState, version } from "react";
import { version as domVersion } from "react-dom";
import { Link } from "react-router";
import { Link as OldestLink } from "react-router-oldest";
import { version as routerVersion } from "react-router-oldest/package.json";
import { expect, test } from "vitest";
import { peerDependencies } from "../../packages/shell/package.json";

/** Of a range that begins with the oldest version that it takes. */
const oldest = (range: string): string => range.replace(/^(>=|\^)/, "");

test("these tests run on the oldest versions that the shell says it works with", () => {
  expect(version).toBe(oldest(peerDependencies.react));
  expect(domVersion).toBe(oldest(peerDependencies["react-dom"]));
  expect(routerVersion).toBe(oldest(peerDependencies["react-router"]));
  expect(Link).toBe(OldestLink);
});

test("there is one React: a hook works in what Testing Library renders", () => {
  const Version = () => <p>{useState(version)[0]}</p>;
  render(<Version />);
  expect(screen.getByText(oldest(peerDependencies.react))).toBeVisible();
});

test("the shell is the built one", () => {
  expect(import.meta.resolve("@nacre/shell")).toMatch(/\/packages\/shell\/dist\/index\.js$/);
  expect(shell.createShellRouter).toBeTypeOf("function");
});
