export { store as default } from "./store.js";
