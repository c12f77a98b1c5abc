import index from "kit";
import a from "kit/a";
import deep from "kit/deep/module.js";

export default [a, deep, index];
