import { instance, version } from "dep";
import use from "lib/use";

export const result = { host: version, lib: use.version, same: use.instance === instance };
