import { version as any } from "any";
import { version as caret } from "caret";
import { version as either } from "either";
import { version as pre } from "pre";
import { version as tilde } from "tilde";
import { version as zero } from "zero";

export default [caret, tilde, zero, either, pre, any];
