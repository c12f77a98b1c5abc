import { version } from "own";

export default version;
