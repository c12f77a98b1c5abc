export { version } from "absent";
