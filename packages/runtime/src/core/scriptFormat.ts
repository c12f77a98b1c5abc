import type { Format, Slice } from "@nacre/contract";

/** How a build's scripts are evaluated: a foreign container without a global variable is an ES module. */
export function scriptFormat({ format, global }: Slice): Format {
  return format === "foreign" && global === undefined ? "module" : format;
}
