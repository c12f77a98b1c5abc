import { log } from "./log.js";

log("tla starts");
await Promise.resolve();
log("tla ends");
