export { version } from "strict";
