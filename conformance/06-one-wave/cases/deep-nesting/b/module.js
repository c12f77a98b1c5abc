import next from "c/module";
import { version } from "dep";

export default [version, ...next];
