export { version } from "lib/version";
