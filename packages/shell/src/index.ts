export {
  createShellRoot,
  hydrateShellRoot,
  type ShellError,
  type ShellHydrationOptions,
  type ShellRootOptions,
} from "./createShellRoot.tsx";
export { createShellRouter, type ShellRouterOptions } from "./createShellRouter.ts";
export { createShellRoutes, type LayoutRoute, type ShellRoutesOptions } from "./createShellRoutes.tsx";
export { defineRemoteRoutes, defineRoutes, type BuildRoute, type ModuleName, type ShellRoute } from "./defineRoutes.ts";
export { defineSlot, type Slot } from "./defineSlot.tsx";
export { findRuntime } from "./findRuntime.ts";
export { overrideModules, type Overrides } from "./overrideModules.ts";
export { remote, type Remote, type RemoteOptions, type RemoteProps } from "./remote.tsx";
export { RemoteBoundary, type RemoteBoundaryProps } from "./RemoteBoundary.tsx";
export { RemoteComponent, type RemoteComponentProps } from "./RemoteComponent.tsx";
export { RemoteErrorView, type RemoteErrorProps } from "./RemoteErrorView.tsx";
export type { Phase, RemoteFailure } from "./RemoteFailure.ts";
export { RemoteLink, type RemoteLinkProps } from "./RemoteLink.tsx";
export { RemotePage, type RemotePageProps } from "./RemotePage.tsx";
export { RouteAnnouncer, type RouteAnnouncerProps } from "./RouteAnnouncer.tsx";
export type { PageLoaderArgs, PageLogic, PageModule } from "./PageModule.ts";
export type { RemoteSlotProps } from "./RemoteSlot.tsx";
export { RuntimeProvider, useRuntime, type RuntimeProviderProps } from "./RuntimeProvider.tsx";
export { provideService, useService, type Services } from "./services.ts";
export { sharedChannel, useChannel, type SharedChannel, type SharedChannelOptions } from "./sharedChannel.ts";
export { sharedStore, type SharedStore, type SharedStoreOptions } from "./sharedStore.ts";
export type { Definition } from "./claim.ts";
export type { KeepOptions } from "./keepState.ts";
export { usePrefetch } from "./usePrefetch.ts";
export { useRemote, type UseRemoteOptions } from "./useRemote.ts";
export { useUpdate, type Update } from "./useUpdate.ts";
