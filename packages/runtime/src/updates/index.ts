export type { UpdatesWorld } from "./pageWorld.ts";
export { watchUpdates, type Updates, type UpdatesOptions } from "./watchUpdates.ts";
