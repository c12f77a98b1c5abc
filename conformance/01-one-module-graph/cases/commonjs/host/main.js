import call from "lib/function";
import * as callNamespace from "lib/function";
import names, { one } from "lib/names";
import transpiled, { name } from "lib/transpiled";
import required from "./required.cjs";

export const result = {
  imported: [call(), callNamespace.default(), names.one, one, transpiled, name],
  required,
};
