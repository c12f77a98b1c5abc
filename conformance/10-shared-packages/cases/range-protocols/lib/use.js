import { version as alias } from "alias";
import { version as caret } from "caret";
import { version as exact } from "exact";
import { version as listed } from "listed";

export default [exact, caret, alias, listed];
