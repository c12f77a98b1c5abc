import { one as first } from "c/e1";
import { one as second } from "c/e2";

export const result = () => ({ first: typeof first(), second: typeof second(), same: first() === second() });
