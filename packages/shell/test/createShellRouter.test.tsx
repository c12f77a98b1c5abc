import { createShellRouter, RuntimeProvider } from "@nacre/shell";
import { createTestRuntime } from "@nacre/testing";
import { act, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { RouterProvider } from "react-router";

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
  render(
    <RuntimeProvider runtime={runtime}>
      <RouterProvider router={router} />
    </RuntimeProvider>,
  );
  expect(await screen.findByRole("heading", { name: "Checkout" })).toBeVisible();
  await act(() => router.navigate("/catalog"));
  expect(screen.getByRole("heading", { name: "Lamps" })).toBeVisible();
  expect(window.location.pathname).toBe("/shop/catalog");
  router.dispose();
});
