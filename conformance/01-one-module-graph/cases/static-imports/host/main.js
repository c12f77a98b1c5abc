import index from "lib";
import square, { add } from "lib/math";
import * as math from "lib/math";
import "lib/effect";

export const result = {
  square: square(3),
  add: add(2, 3),
  names: Object.keys(math).sort(),
  effect: globalThis.effect,
  index,
};
