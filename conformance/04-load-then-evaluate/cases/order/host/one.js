import { log } from "log";

log.push("local one");
