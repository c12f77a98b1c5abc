import { count } from "./counter.js";

export const read = () => count;
