import type { RouteData } from "@nacre/contract";
import { createShellRoutes, type ShellRoutesOptions } from "@nacre/shell";
import { createMemoryRouter, RouterProvider, type DataRouter } from "react-router";
import { createTestRuntime } from "./createTestRuntime.ts";
import { renderWithRemotes, type RenderedWithRemotes, type RenderWithRemotesOptions } from "./renderWithRemotes.tsx";

/** What `renderShell` takes beside the routes. */
export interface RenderShellOptions
  extends
    Omit<ShellRoutesOptions, "routes">,
    Pick<RenderWithRemotesOptions, "remotes" | "contributes" | "onError" | "render"> {
  /** Where the visit starts: `/` by default. */
  at?: string;
  /** Routes that each container gives, by its name. */
  containers?: Record<string, RouteData[]>;
}

/** What `renderShell` gives: all that Testing Library's `render` does, the runtime, and the router. */
export interface RenderedShell extends RenderedWithRemotes {
  router: DataRouter;
}

/**
 * Renders a shell as `createShellRouter` would, over a history in memory. Without `runtime` it makes a test runtime of
 * `remotes` and `containers`.
 *
 * @param routes of the shell
 * @example
 * const { router } = await renderShell([{ path: "/catalog", remote: "catalog" }], {
 *   at: "/catalog/3",
 *   containers: { catalog: [{ path: ":id", module: "./Detail" }] },
 *   remotes: { "catalog/Detail": () => import("../src/Detail.tsx") },
 *   layout: { Component: Layout },
 * });
 * expect(await screen.findByRole("heading")).toHaveTextContent("Lamp");
 */
export async function renderShell(routes: RouteData[], options: RenderShellOptions = {}): Promise<RenderedShell> {
  const {
    at = "/",
    remotes = {},
    containers = {},
    contributes = {},
    onError,
    render: renderOptions,
    ...shell
  } = options;
  const runtime =
    shell.runtime ?? createTestRuntime({ remotes, contributes, routes: { shell: routes, ...containers } });
  const router = createMemoryRouter(createShellRoutes({ ...shell, routes, runtime }), { initialEntries: [at] });
  const rendered = await renderWithRemotes(<RouterProvider router={router} />, {
    runtime,
    onError,
    ...(renderOptions && { render: renderOptions }),
  });
  return { ...rendered, router };
}
