import { version } from "used";
import outer from "outer";
import deeper from "./sub/deeper/use.js";
import peer from "./peer/use.js";

export const result = [version, deeper, peer, outer];
