import { add } from "./add.wasm";

export const sum = (numbers) => numbers.reduce(add2, 0);
const add2 = (a, b) => add(a, b);
