import { version } from "dep";
import * as modules from "modules/name";
import * as scripts from "scripts/name";

export const result = async () => [
  version,
  modules.name(),
  scripts.name(),
  (await modules.lazy()).default,
  (await scripts.lazy()).default,
];
