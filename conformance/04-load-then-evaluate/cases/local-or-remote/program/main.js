import "./one.js";
import "a/module";
import "./two.js";
import "c/module";
import { log } from "./log.js";

log("main");
export const result = globalThis.order;
