import "./one.js";
import "lib/tla";
import "lib/uses";
import "./two.js";
import { log } from "./log.js";

log("main");
export const result = globalThis.order;
