import type { RouteData } from "@nacre/contract";
import { register, type Runtime } from "@nacre/runtime";
import { createShellRouter } from "@nacre/shell";
import { buildManifest, buildSnapshot, createTestRuntime } from "@nacre/testing";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { useState, type ReactNode } from "react";
import { Link, Outlet, RouterProvider, type DataRouter } from "react-router";
import { afterEach, expect, test } from "vitest";

const routes: RouteData[] = [
  { path: "/shop", remote: "shop" },
  { path: "/news", remote: "news" },
];

function Counter({ name }: { name: string }): ReactNode {
  const [count, setCount] = useState(0);
  return (
    <button onClick={() => setCount(count + 1)}>
      {name} {count}
    </button>
  );
}

const Frame = (): ReactNode => (
  <>
    <Counter name="frame" />
    <Outlet />
  </>
);
const Layout = (): ReactNode => (
  <>
    <Counter name="layout" />
    <Link to="/news/today">News</Link>
    <Outlet />
  </>
);

const shop: RouteData[] = [
  {
    module: "./Frame",
    children: [
      { index: true, module: "./Home" },
      { path: "sale", module: "./Sale" },
    ],
  },
];

let router: DataRouter | undefined;
afterEach(() => router?.dispose());

/** A page whose snapshot does not have "news". */
async function visit(path: string): Promise<Runtime> {
  window.history.replaceState(null, "", path);
  const manifests = [
    buildManifest({ name: "shell", routes }),
    buildManifest({ name: "shop", routes: shop, exposes: ["./Frame", "./Home", "./Sale"] }),
  ];
  const runtime = createTestRuntime({
    snapshot: buildSnapshot(manifests),
    remotes: {
      "shop/Frame": () => ({ default: Frame }),
      "shop/Home": () => ({ default: () => <h1>Shop</h1> }),
      "shop/Sale": () => ({ default: () => <h1>Sale</h1> }),
      "news/Today": () => ({ default: () => <h1>Today</h1> }),
    },
  });
  router = createShellRouter({
    runtime,
    routes,
    layout: { Component: Layout },
    local: [{ path: "*", element: "404" }],
  });
  await act(async () => render(<RouterProvider router={router!} />));
  return runtime;
}

function registerNews(runtime: Runtime): void {
  const manifest = buildManifest({
    name: "news",
    exposes: ["./Today"],
    routes: [{ path: "today", module: "./Today" }],
  });
  register(runtime, { id: "0123456789abcdef", base: "/news/", manifest });
}

test("visit -> register -> click: pages of a build that comes later are there, and nothing else starts anew", async () => {
  const runtime = await visit("/shop");
  for (const button of await screen.findAllByRole("button")) fireEvent.click(button);
  await act(async () => registerNews(runtime));
  await act(() => router!.navigate("/shop/sale"));
  expect(screen.getByRole("heading")).toHaveTextContent("Sale");
  expect(screen.getAllByRole("button").map(({ textContent }) => textContent)).toEqual(["layout 1", "frame 1"]);
  await act(async () => fireEvent.click(screen.getByRole("link", { name: "News" })));
  expect(await screen.findByRole("heading", { name: "Today" })).toBeVisible();
  expect(screen.getByRole("button")).toHaveTextContent("layout 1");
  await act(() => router!.navigate("/news/unknown"));
  expect(screen.getByText("404")).toBeVisible();
});

test("visit -> register: the page of a build that was not there appears in place of its failure", async () => {
  const runtime = await visit("/news/today");
  expect(await screen.findByRole("alert")).toHaveTextContent('the container "news", which the snapshot does not have');
  await act(async () => registerNews(runtime));
  expect(await screen.findByRole("heading", { name: "Today" })).toBeVisible();
  expect(screen.queryByRole("alert")).toBeNull();
});

test("click -> register -> load: a page that is on its way to a build goes to what that build has", async () => {
  const runtime = await visit("/shop");
  const { load } = runtime;
  const registered = Promise.withResolvers<void>();
  runtime.load = async (reference) => {
    await registered.promise;
    return load(reference);
  };
  await act(async () => fireEvent.click(screen.getByRole("link", { name: "News" })));
  expect(router!.state.navigation.location?.pathname).toBe("/news/today");
  const before = window.history.length;
  await act(async () => {
    registerNews(runtime);
    registered.resolve();
  });
  expect(await screen.findByRole("heading", { name: "Today" })).toBeVisible();
  expect(window.location.pathname).toBe("/news/today");
  expect(window.history.length).toBe(before + 1);
});
