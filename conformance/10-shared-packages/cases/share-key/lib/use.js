export { version as default } from "kit";
