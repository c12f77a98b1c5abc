export { version } from "loose";
