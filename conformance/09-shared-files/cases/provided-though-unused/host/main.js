export { default as result } from "lib/use";
