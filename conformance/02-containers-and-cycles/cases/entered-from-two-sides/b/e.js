import { name as other } from "c/e";

export const name = "b";
export const peer = () => `${name} sees ${other}`;
