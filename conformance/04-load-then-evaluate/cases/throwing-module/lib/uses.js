export { default } from "./throws.js";
