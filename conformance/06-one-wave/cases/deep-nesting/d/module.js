import { version } from "dep";
import next from "e/module";

export default [version, ...next];
