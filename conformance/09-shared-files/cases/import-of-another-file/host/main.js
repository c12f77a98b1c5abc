export { default as result } from "./old.js";
