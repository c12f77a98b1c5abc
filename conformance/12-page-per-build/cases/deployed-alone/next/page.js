import account from "account/Page";
import { version } from "dep";

export default `catalog with ${account} and dep ${version}`;
