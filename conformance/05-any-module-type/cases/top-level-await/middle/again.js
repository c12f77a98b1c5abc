export { default, named } from "lib/tla";
