import { log } from "deep/log";
import "deep/module";

log.push("lib");
