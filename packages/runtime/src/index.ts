export { CHUNK_GLOBAL } from "@nacre/contract";
export { createPersist, type Job, type Network, type Persist } from "./core/createPersist.ts";
export { createRuntime } from "./core/createRuntime.ts";
export { fault, type Fault, type FaultKind } from "./core/fault.ts";
export { register, type RegisterOptions } from "./core/register.ts";
export type { BundlerRequire, ChunkPush } from "./core/LoadedBuild.ts";
export type { ForeignContainer, ShareEntry, ShareScope } from "./core/ForeignHost.ts";
export type {
  Adapter,
  ContainerFacade,
  FileRequest,
  PageRuntime,
  Runtime,
  RuntimeEvent,
  RuntimeOptions,
} from "./types.ts";
export { version } from "./version.ts";
export { fetchBuild, type FetchBuildOptions } from "./web/fetchBuild.ts";
export { createWebAdapter, type WebAdapterOptions } from "./web/createWebAdapter.ts";
export { installRuntime } from "./web/installRuntime.ts";
