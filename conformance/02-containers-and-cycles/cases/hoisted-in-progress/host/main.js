import { other } from "b/e1";
import { name } from "c/e1";

export const result = [name, other()];
