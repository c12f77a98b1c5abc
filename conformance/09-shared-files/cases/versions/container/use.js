export { default } from "./store.js";
