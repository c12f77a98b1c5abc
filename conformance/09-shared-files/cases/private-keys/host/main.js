import lib from "lib/use";
import store from "./store.js";

export const result = [store, lib];
