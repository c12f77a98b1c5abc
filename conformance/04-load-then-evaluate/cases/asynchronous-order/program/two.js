import { log } from "./log.js";

log("two");
