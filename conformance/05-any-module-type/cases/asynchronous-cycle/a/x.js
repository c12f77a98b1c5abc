import { name as other } from "b/y";

export const name = await Promise.resolve("x");
export const peer = () => `${name} sees ${other}`;
