export { default } from "lib/fails";
