import next from "b/module";
import { version } from "dep";

export default [version, ...next];
