import { name as other } from "b/lazy";

export const name = "lazy c";
export const peer = () => `${name} sees ${other}`;
