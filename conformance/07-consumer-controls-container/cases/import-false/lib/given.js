export { version } from "given";
