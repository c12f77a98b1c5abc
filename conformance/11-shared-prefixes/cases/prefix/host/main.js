import a from "kit/a";
import deep from "kit/deep/module.js";
import lib from "lib/use";
import more from "more/use";

export const result = { host: [a, deep], lib, more };
