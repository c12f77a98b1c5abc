export type { NacreStorybookOptions } from "./options.ts";
