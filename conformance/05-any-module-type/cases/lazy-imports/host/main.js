export { version } from "dep";
export { open } from "lib/page";
