import { add } from "lib/add";
import { sum } from "lib/sum";

export const result = async () => ({
  add: add(1, 2),
  sum: sum([1, 2, 3]),
  dynamic: (await import("lib/add")).add(3, 4),
});
