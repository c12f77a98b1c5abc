import { version as inner } from "inner";
import { version as unused } from "unused";

export default [unused, inner];
