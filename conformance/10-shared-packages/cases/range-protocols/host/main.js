import { version as alias } from "alias";
import { version as caret } from "caret";
import { version as exact } from "exact";
import result from "lib/use";
import { version as listed } from "listed";

export const own = [exact, caret, alias, listed];
export { result };
