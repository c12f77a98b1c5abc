import { name as a, part as partOfA } from "a/module";
import { name as b, names, part as partOfB } from "b/module";

export const result = () => [a, b, partOfA, partOfB, names];
