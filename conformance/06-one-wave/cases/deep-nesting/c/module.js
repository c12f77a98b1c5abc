import next from "d/module";
import { version } from "dep";

export default [version, ...next];
