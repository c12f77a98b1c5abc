import name from "deep/name";
import { version } from "dep";
import config from "host/config";

export default `widget of ${config} with dep ${version} and ${name}`;
export const lazy = () => import("./lazy.js");
