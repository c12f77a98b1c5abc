import { version } from "dep";
import { log } from "lib/log";

log.push(`second with ${version}`);
export const result = log;
