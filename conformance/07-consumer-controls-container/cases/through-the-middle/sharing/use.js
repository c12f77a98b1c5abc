import deep from "deep/use";
import { version } from "dep";

export default `${version} with ${deep}`;
