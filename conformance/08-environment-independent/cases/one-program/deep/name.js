import { version } from "dep";

export default `deep with ${version}`;
