import { add } from "b/add";

export const sum = (numbers) => numbers.reduce((a, b) => add(a, b), 0);
