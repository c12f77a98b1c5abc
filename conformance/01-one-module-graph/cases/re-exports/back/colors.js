export const red = "red";
export { mix } from "deep/paint";
