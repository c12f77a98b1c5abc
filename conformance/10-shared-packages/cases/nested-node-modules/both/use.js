import { version } from "dep";
import outer from "outer";

export default [version, outer];
