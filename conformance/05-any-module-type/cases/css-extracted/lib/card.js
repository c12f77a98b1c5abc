export { card } from "./card.css";
export const dialog = async () => (await import("./dialog.js")).dialog;
