import { sum } from "a/sum";

export const result = sum([1, 2, 3]);
