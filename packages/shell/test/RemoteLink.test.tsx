import type { Reference, RouteData } from "@nacre/contract";
import type { Runtime } from "@nacre/runtime";
import { RemoteLink } from "@nacre/shell";
import { createTestRuntime, renderShell } from "@nacre/testing";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

const routes: RouteData[] = [{ index: true }, { path: "/catalog", remote: "catalog" }];
const catalog: RouteData[] = [
  { index: true, module: "./List" },
  { path: ":id", module: "./Detail", preload: ["components/Price"] },
];

function recording(): { runtime: Runtime; requested: Reference[] } {
  const requested: Reference[] = [];
  const runtime = createTestRuntime({
    routes: { shell: routes, catalog },
    remotes: { "catalog/Detail": () => ({}), "catalog/List": () => ({}) },
  });
  return { requested, runtime: { ...runtime, preload: async (references) => void requested.push(...references) } };
}

function visit(to: string, runtime: Runtime): Promise<unknown> {
  return renderShell(routes, { runtime, local: [{ index: true, element: <RemoteLink to={to}>go</RemoteLink> }] });
}

test("pointer or focus on the link requests the page and what it preloads, before any click", async () => {
  const { runtime, requested } = recording();
  await visit("/catalog/3", runtime);
  expect(requested).toEqual([]);
  await userEvent.hover(await screen.findByRole("link"));
  expect(requested).toEqual(["catalog/Detail", "components/Price"]);
  await userEvent.tab();
  expect(requested).toEqual(["catalog/Detail", "components/Price", "catalog/Detail", "components/Price"]);
});

test.each(["/", "/nowhere"])("a link to %s requests nothing", async (to) => {
  const { runtime, requested } = recording();
  await visit(to, runtime);
  await userEvent.hover(await screen.findByRole("link"));
  expect(requested).toEqual([]);
});
