import type { RouteData } from "@nacre/contract";
import type { Runtime } from "@nacre/runtime";
import { createShellRoutes, RuntimeProvider, type ShellRoutesOptions } from "@nacre/shell";
import { render, type RenderOptions, type RenderResult } from "@testing-library/react";
import type { ReactNode } from "react";
import { createMemoryRouter, RouterProvider, type DataRouter } from "react-router";
import { createTestRuntime, type TestRuntimeOptions } from "./createTestRuntime.ts";

export interface RenderShellOptions extends Omit<ShellRoutesOptions, "routes">, Pick<TestRuntimeOptions, "remotes"> {
  /** Where the visit starts: `/` by default. */
  at?: string;
  /** Routes that each container gives, by its name. */
  containers?: Record<string, RouteData[]>;
  /** Options of Testing Library's `render`. */
  render?: Omit<RenderOptions, "queries">;
}

export interface RenderedShell extends RenderResult {
  router: DataRouter;
  runtime: Runtime;
}

/**
 * Renders a shell as `createShellRouter` would, over a history in memory. Without `runtime` it makes a test runtime of
 * `remotes` and `containers`.
 *
 * @param routes of the shell
 * @example
 * const { router } = renderShell([{ path: "/catalog", remote: "catalog" }], {
 *   at: "/catalog/3",
 *   containers: { catalog: [{ path: ":id", module: "./Detail" }] },
 *   remotes: { "catalog/Detail": () => import("../src/Detail.tsx") },
 *   layout: { Component: Layout },
 * });
 * expect(await screen.findByRole("heading")).toHaveTextContent("Lamp");
 */
export function renderShell(routes: RouteData[], options: RenderShellOptions = {}): RenderedShell {
  const { at = "/", remotes = {}, containers = {}, render: renderOptions, ...shell } = options;
  const runtime = shell.runtime ?? createTestRuntime({ remotes, routes: { shell: routes, ...containers } });
  const router = createMemoryRouter(createShellRoutes({ ...shell, routes, runtime }), { initialEntries: [at] });
  const tree: ReactNode = (
    <RuntimeProvider runtime={runtime}>
      <RouterProvider router={router} />
    </RuntimeProvider>
  );
  return { ...render(tree, renderOptions), router, runtime };
}
