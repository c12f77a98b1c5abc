export { dialog } from "./dialog.css";
