import type { RouteData } from "@nacre/contract";
import { RemotePage, RuntimeProvider } from "@nacre/shell";
import { createTestRuntime, missing, renderShell, renderWithRemotes } from "@nacre/testing";
import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { StrictMode, type ReactNode } from "react";
import { Link, useLoaderData, useLocation, useParams } from "react-router";
import { expect, test } from "vitest";

const shell: RouteData[] = [{ index: true }, { path: "/catalog", remote: "catalog" }];
const routes = {
  shell,
  catalog: [
    { index: true, module: "./List" },
    { path: ":id", module: "./Detail" },
  ] satisfies RouteData[],
};
const Detail = (): ReactNode => (
  <>
    <h1>
      Lamp {useParams()["id"]} {useLoaderData<string>()}
    </h1>
    <Link to="/catalog">All</Link>
  </>
);
const remotes = {
  "catalog/List": () => ({ default: () => <h1>Lamps</h1> }),
  "catalog/Detail": () => ({ default: Detail, loader: () => "of brass" }),
};

test("shows a page without any router around it, and its links lead inside", async () => {
  await renderWithRemotes(
    <StrictMode>
      <RemotePage path="/catalog/3" />
    </StrictMode>,
    { remotes, routes },
  );
  expect(await screen.findByRole("heading", { name: "Lamp 3 of brass" })).toBeVisible();
  await userEvent.click(screen.getByRole("link", { name: "All" }));
  expect(await screen.findByRole("heading", { name: "Lamps" })).toBeVisible();
  expect(window.location.pathname).toBe("/");
});

test("stands inside a page of the application, whose address stays", async () => {
  const Home = (): ReactNode => (
    <>
      <p>{useLocation().pathname}</p>
      <RemotePage path="/catalog/3" />
    </>
  );
  const runtime = createTestRuntime({ remotes, routes });
  const { router } = await renderShell(shell, { runtime, local: [{ index: true, Component: Home }] });
  await userEvent.click(await screen.findByRole("link", { name: "All" }));
  expect(await screen.findByRole("heading", { name: "Lamps" })).toBeVisible();
  expect(screen.getByText("/")).toBeVisible();
  expect(router.state.location.pathname).toBe("/");
});

test("a -> b: another path is another page; one that cannot be loaded has its boundary", async () => {
  const runtime = createTestRuntime({ remotes: { ...remotes, "catalog/Detail": missing() }, routes });
  const tree = (path: string): ReactNode => (
    <RuntimeProvider runtime={runtime}>
      <RemotePage path={path} />
    </RuntimeProvider>
  );
  const { rerender } = await act(async () => render(tree("/catalog")));
  expect(await screen.findByRole("heading", { name: "Lamps" })).toBeVisible();
  await act(async () => rerender(tree("/catalog/3")));
  expect(await screen.findByRole("alert")).toHaveTextContent("catalog ./Detail");
  expect(screen.queryByRole("heading", { name: "Lamps" })).toBeNull();
});
