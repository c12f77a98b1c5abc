import { NacreError } from "@nacre/contract";
import type { Compiler } from "./bundler.ts";

/**
 * Takes webpack's `entry` away from the compiler: it becomes an expose. Gives its modules, or nothing where the
 * configuration names none; webpack's default `./src` does not count.
 *
 * @throws NacreError `NACRE_WEBPACK_BAD_OPTIONS`
 */
export function takeEntry({ options }: Compiler): string[] | undefined {
  const { entry } = options;
  const refuse = (message: string): never => {
    throw new NacreError("NACRE_WEBPACK_BAD_OPTIONS", { problems: [{ path: "entry", message }] });
  };
  if (typeof entry === "function") return refuse("a function cannot be read: write the modules of the application");
  const apps = Object.values(entry).filter((each) => each.import?.length);
  if (apps.length > 1)
    return refuse(`one build is one application, but there are ${apps.length}: ${Object.keys(entry).join(", ")}`);
  options.entry = {};
  return apps[0]?.import;
}
