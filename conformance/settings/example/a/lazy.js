import { version } from "other";
import { helper } from "./helper.js";

export default `lazy ${helper} with ${version}`;
