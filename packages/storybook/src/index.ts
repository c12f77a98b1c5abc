export type { NacreStorybookOptions } from "./options.ts";
export type { FaultName, NacreParameters, StoryFault } from "./parameters.ts";
