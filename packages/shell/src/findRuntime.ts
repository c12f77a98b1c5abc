import { NacreError } from "@nacre/contract";
import type { Runtime } from "@nacre/runtime";

const key: unique symbol = Symbol.for("nacre");

/**
 * The runtime of this page, which the boot put on `globalThis[Symbol.for("nacre")]`. Makes none.
 *
 * @throws NacreError `NACRE_RUNTIME_NO_RUNTIME`
 * @example
 * const { default: format } = (await findRuntime().import("pricing/format")) as typeof import("pricing/format");
 */
export function findRuntime(): Runtime {
  const runtime = pageRuntime();
  if (!runtime) throw new NacreError("NACRE_RUNTIME_NO_RUNTIME", {});
  return runtime as Runtime;
}

/** What stands there, if anything: in Node it leads to several runtimes, and is none itself. */
export function pageRuntime(): Partial<Runtime> | undefined {
  return (globalThis as { [key]?: Partial<Runtime> })[key];
}
