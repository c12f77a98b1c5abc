export { version } from "dep";
export { ask } from "lib/ask";
