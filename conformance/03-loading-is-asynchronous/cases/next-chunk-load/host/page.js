import name from "late/module";

export default `page with ${name}`;
export const dialog = () => import("./dialog.js");
