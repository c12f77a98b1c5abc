import { createShellRouter } from "@nacre/shell";
import { createTestRuntime } from "@nacre/testing";
import { act, render, screen } from "@testing-library/react";
import { RouterProvider } from "react-router";
import { expect, test } from "vitest";

test("follows the address bar, below its basename", async () => {
  window.history.replaceState(null, "", "/shop/checkout");
  const runtime = createTestRuntime({
    remotes: {
      "checkout/Page": () => ({ default: () => <h1>Checkout</h1> }),
      "catalog/List": () => ({ default: () => <h1>Lamps</h1> }),
    },
    routes: { catalog: [{ index: true, module: "./List" }] },
  });
  const router = createShellRouter({
    runtime,
    basename: "/shop",
    routes: [
      { path: "/checkout", remote: "checkout", module: "./Page" },
      { path: "/catalog", remote: "catalog" },
    ],
  });
  await act(async () => render(<RouterProvider router={router} />));
  expect(await screen.findByRole("heading", { name: "Checkout" })).toBeVisible();
  await act(() => router.navigate("/catalog"));
  expect(screen.getByRole("heading", { name: "Lamps" })).toBeVisible();
  expect(window.location.pathname).toBe("/shop/catalog");
  router.dispose();
});

test("history: hash keeps the path behind the #", async () => {
  window.history.replaceState(null, "", "/shop.html#/checkout?step=2");
  const runtime = createTestRuntime({ remotes: { "checkout/Page": () => ({ default: () => <h1>Checkout</h1> }) } });
  const routes = [{ path: "/checkout", remote: "checkout", module: "./Page" }];
  const router = createShellRouter({
    runtime,
    routes,
    history: "hash",
    local: [{ path: "*", element: <h1>Home</h1> }],
  });
  await act(async () => render(<RouterProvider router={router} />));
  expect(await screen.findByRole("heading", { name: "Checkout" })).toBeVisible();
  await act(() => router.navigate("/about"));
  expect(window.location.href).toMatch(/\/shop\.html#\/about$/);
  router.dispose();
});
