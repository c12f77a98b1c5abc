import { log } from "lib/log";

log.push("first");
