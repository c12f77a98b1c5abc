import { name as other } from "a/x";

export const name = await Promise.resolve("y");
export const peer = () => `${name} sees ${other}`;
