import { name as other } from "b/e";

export const name = "c";
export const peer = () => `${name} sees ${other}`;
