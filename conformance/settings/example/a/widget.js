import { name } from "b/button";
import { version } from "dep";
import "./a.css";
import { helper } from "./helper.js";

export default `${helper} of a with ${name} and ${version}`;
export const lazy = () => import("./lazy.js");
