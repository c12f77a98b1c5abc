import { log } from "log";
import "./one.js";
import "a/widget";
import "dep";
import "./two.js";

log.push("main");
export const result = log;
