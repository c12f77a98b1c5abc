import a from "old-kit/a";
import b from "old-kit/b";

export default [a, b];
