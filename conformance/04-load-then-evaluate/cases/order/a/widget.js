import { log } from "log";
import "b/button";
import "./part.js";

log.push("a.widget");
