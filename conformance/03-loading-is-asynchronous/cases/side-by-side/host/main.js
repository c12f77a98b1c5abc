export { visit } from "lib/state";
