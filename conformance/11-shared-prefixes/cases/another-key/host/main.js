import a from "kit/a";
import b from "kit/b";
import lib from "lib/use";

export const own = [a, b];
export const result = [a, ...lib];
