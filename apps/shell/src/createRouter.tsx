import { watchUpdates } from "@nacre/runtime/updates";
import { createShellRouter, findRuntime } from "@nacre/shell";
import type { DataRouter } from "react-router";
import { Home, loader } from "./home/Home.tsx";
import { Layout } from "./layout/Layout.tsx";
import { PageFailure } from "./layout/PageFailure.tsx";
import { PageSkeleton } from "./layout/PageSkeleton.tsx";
import { Sorry } from "./layout/Sorry.tsx";
import { NotFound } from "./NotFound.tsx";
import routes from "./routes.ts";

/** One router for all builds: the shell's own pages, and a place for every remote one. It hears of deployments. */
export function createRouter(): DataRouter {
  return createShellRouter({
    routes,
    layout: { Component: Layout, ErrorBoundary: Sorry },
    local: [
      { path: "/", Component: Home, loader },
      { path: "*", Component: NotFound },
    ],
    fallback: <PageSkeleton />,
    errorFallback: PageFailure,
    updates: watchUpdates(findRuntime()),
  });
}
