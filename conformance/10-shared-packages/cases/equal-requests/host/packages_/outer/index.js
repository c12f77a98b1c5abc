export { instance as default } from "dep";
