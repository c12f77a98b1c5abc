import value, { Class, asyncFunction, count, destructured, generator, increment, inner, part } from "lib/all";
import * as all from "lib/all";

export async function result() {
  increment();
  return {
    names: Object.keys(all).sort(),
    values: [
      value,
      count,
      await asyncFunction(),
      [...generator()],
      new Class().name,
      destructured,
      part,
      inner.innerPart,
    ],
    isModule: all.__esModule === true && Object.prototype.toString.call(all) === "[object Module]",
  };
}
