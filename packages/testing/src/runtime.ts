// What needs no Testing Library: for browsers, Storybook and Node.
export { buildManifest, type ManifestOptions } from "./buildManifest.ts";
export { buildSnapshot, type SnapshotOptions } from "./buildSnapshot.ts";
export { createTestRuntime, type TestRuntimeOptions } from "./createTestRuntime.ts";
export {
  badVersion,
  missing,
  slow,
  throwsOnLoad,
  throwsOnRender,
  type Fault,
  type RemoteSource,
  type Slow,
} from "./faults.ts";
export { mockRemote } from "./mockRemote.ts";
