import { instance, version } from "dep";

export default { instance, version };
