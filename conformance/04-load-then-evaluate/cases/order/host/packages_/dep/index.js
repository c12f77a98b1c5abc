import { log } from "log";

log.push("dep");
