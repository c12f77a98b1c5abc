import type { SharedDefinition } from "@nacre/contract";

type DefiningFunction = "sharedStore" | "sharedChannel" | "provideService" | "useService";

/** Functions by which a module shares something with other builds, or uses what others share. */
export const KINDS: Readonly<Record<DefiningFunction, Pick<SharedDefinition, "kind" | "used">>> = {
  sharedStore: { kind: "store" },
  sharedChannel: { kind: "channel" },
  provideService: { kind: "service" },
  useService: { kind: "service", used: true },
};

/** The package that has them. */
export const SDK = "@nacre/shell";

/** Whether a module's source names one of them: only then is it worth a parser. */
export function mayDefine(source: string): boolean {
  return source.includes(SDK) && Object.keys(KINDS).some((name) => source.includes(name));
}
