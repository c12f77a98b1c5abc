import { name } from "deep/name";
import { version } from "dep";

export default () => `dialog of ${name} with dep ${version}`;
