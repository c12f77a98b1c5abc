export { log } from "deep/log";
