export { count, word as default } from "lib/counter";
