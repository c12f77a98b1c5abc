import a from "a/y";
import b from "b/y";

export const result = [a, b];
