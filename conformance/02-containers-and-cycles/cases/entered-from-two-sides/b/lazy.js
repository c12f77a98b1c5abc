import { name as other } from "c/lazy";

export const name = "lazy b";
export const peer = () => `${name} sees ${other}`;
