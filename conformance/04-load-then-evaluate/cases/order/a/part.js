import { log } from "log";

log.push("a.part");
