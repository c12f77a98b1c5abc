export { version as default } from "used";
