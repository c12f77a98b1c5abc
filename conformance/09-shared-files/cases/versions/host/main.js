import breaks from "breaks/use";
import fits from "fits/use";
import store from "./store.js";

export const result = [store, fits, breaks];
