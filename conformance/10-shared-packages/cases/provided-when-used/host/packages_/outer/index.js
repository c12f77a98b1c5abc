export { version as default } from "inner";
