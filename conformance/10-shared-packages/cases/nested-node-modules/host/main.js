import both from "both/use";
import { version } from "dep";
import old from "old/use";
import outer from "outer";
import young from "young/use";

export const result = { host: [version, outer], old, young, both };
