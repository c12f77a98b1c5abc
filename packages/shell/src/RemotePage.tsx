import { useEffect, useState, type ReactNode } from "react";
import {
  createMemoryRouter,
  RouterProvider,
  UNSAFE_LocationContext as LocationContext,
  UNSAFE_RouteContext as RouteContext,
  type DataRouter,
} from "react-router";
import type { Runtime } from "@nacre/runtime";
import { createShellRoutes } from "./createShellRoutes.tsx";
import type { RemoteSlotProps } from "./RemoteSlot.tsx";
import { useRuntime } from "./RuntimeProvider.tsx";

export interface RemotePageProps extends RemoteSlotProps {
  /** Path of the page, as the shell's routes have it: `/catalog/3?size=l`. Another one is another page. */
  path: string;
}

/**
 * A page outside the application's router: for embeds, previews and tests. It has a router of its own, over a history in
 * memory and the routes of the snapshot, so its loaders, links and forms work and the address bar stays. The shell's layout
 * and local pages are not around it. Not rendered on a server.
 *
 * @example
 * <RemotePage path="/catalog/3" fallback={<Skeleton />} />
 */
export function RemotePage({ path, fallback, ...slot }: RemotePageProps): ReactNode {
  const runtime = useRuntime();
  const router = usePageRouter(runtime, path, { fallback, ...slot });
  if (!router) return fallback;
  return (
    <LocationContext value={noLocation}>
      <RouteContext value={noRoute}>
        <RouterProvider router={router} />
      </RouteContext>
    </LocationContext>
  );
}

/** React Router refuses a router inside another one, unless it does not see that. */
const noLocation = null as never;
const noRoute = { outlet: null, matches: [], isDataRoute: false };

/** In an effect, because a router loads as soon as it is made, and has to be disposed of. */
function usePageRouter(runtime: Runtime, path: string, slot: RemoteSlotProps): DataRouter | undefined {
  const [made, setMade] = useState<{ router: DataRouter; path: string }>();
  const { fallback, errorFallback } = slot;
  useEffect(() => {
    const router = createMemoryRouter(
      createShellRoutes({ routes: rootRoutes(runtime), runtime, fallback, errorFallback }),
      {
        initialEntries: [path],
      },
    );
    setMade({ router, path });
    return () => router.dispose();
    // oxlint-disable-next-line react/exhaustive-deps -- how it waits and fails is for the whole life of a page
  }, [runtime, path]);
  return made?.path === path ? made.router : undefined;
}

function rootRoutes({ snapshot }: Runtime): NonNullable<Parameters<typeof createShellRoutes>[0]["routes"]> {
  return snapshot.builds[snapshot.names[snapshot.root] ?? ""]?.routes ?? [];
}
