import { version } from "dep";
import { depth as next } from "next/name";

export const depth = () => 1;
export const name = () => `${depth() + next()} with ${version}`;
export const lazy = () => import("./lazy.js");
