import { createRoot } from "react-dom/client";
import { createBrowserRouter, type RouteObject } from "react-router";
import { RouterProvider } from "react-router/dom";
import { Home } from "./Home.tsx";
import { Layout } from "./Layout.tsx";
import "./shell.css";

const catalog: RouteObject = {
  path: "catalog",
  lazy: async () => {
    const { Page, loadProducts } = await import("catalog/Page");
    return { Component: Page, loader: loadProducts };
  },
};

const router = createBrowserRouter([
  { path: "/", Component: Layout, HydrateFallback: () => null, children: [{ index: true, Component: Home }, catalog] },
]);

createRoot(document.querySelector("#root")!).render(<RouterProvider router={router} />);
