import { log } from "log";

log.push("b.button");
