export { version } from "dep";
