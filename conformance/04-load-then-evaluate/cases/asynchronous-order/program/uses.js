import "./tla.js";
import { log } from "./log.js";

log("uses");
