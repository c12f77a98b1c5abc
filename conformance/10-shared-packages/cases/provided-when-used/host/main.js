import lib from "lib/use";
import inner from "outer";
import { version } from "used";

export const result = [version, inner, ...lib];
