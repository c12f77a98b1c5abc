import type { Build, BuildId, Consume, ModuleId, Provide, ShareKey, SlimConsume, SlimProvide } from "@nacre/contract";

/** What the choices are made from: of a whole manifest, or of a slice whose own choices stand already. */
export interface PlanBuild {
  id: BuildId;
  name: string;
  provides: Readonly<Record<ShareKey, readonly (Provide | SlimProvide)[]>>;
  consumes: Readonly<Record<ModuleId, SlimConsume & Partial<Consume>>>;
  /** Keys that containers may take from a sibling; only the root's count. */
  admit?: readonly ShareKey[];
}

/** @internal */
export function planBuild(build: Build | PlanBuild): PlanBuild {
  return "manifest" in build ? { ...build.manifest, id: build.id } : build;
}
