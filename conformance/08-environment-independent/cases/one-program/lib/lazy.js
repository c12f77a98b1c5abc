import { version } from "dep";

export default `lazy of lib with ${version}`;
