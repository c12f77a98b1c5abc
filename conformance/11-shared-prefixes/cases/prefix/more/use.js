import a from "kit/a";
import b from "kit/b";

export default [a, b];
