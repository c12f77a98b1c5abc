import { version } from "only";

export default [version];
