import { version as any } from "any";
import { version as caret } from "caret";
import { version as either } from "either";
import result from "lib/use";
import { version as pre } from "pre";
import { version as tilde } from "tilde";
import { version as zero } from "zero";

export const own = [any, caret, either, pre, tilde, zero];
export { result };
