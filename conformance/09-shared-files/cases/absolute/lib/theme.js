export { default } from "theme";
