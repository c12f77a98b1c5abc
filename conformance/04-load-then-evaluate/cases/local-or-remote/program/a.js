import "b/module";
import { log } from "./log.js";

log("a");
