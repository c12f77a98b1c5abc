import next from "a/module";
import { version } from "dep";

export const result = [version, ...next];
