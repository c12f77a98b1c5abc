import type { Source } from "../source/readSource.ts";
import { ownModule } from "./ownModule.ts";
import type { SharedVersions } from "./findShared.ts";
import type { Workspace } from "./Workspace.ts";

export interface SetupInput {
  served: Source;
  shared: SharedVersions;
  /** Source files of remote modules, by reference. */
  local: Record<string, string>;
  start: "served" | "local";
}

/** Writes the preview annotation that puts the runtime on the page. */
export function writeSetup(workspace: Workspace, { served, shared, local, start }: SetupInput): string {
  const packages = Object.entries(shared).map(
    ([key, version]) => `    ${json(key)}: { version: ${json(version)}, load: () => import(${json(key)}) },`,
  );
  const sources = Object.entries(local).map(([key, file]) => `    ${json(key)}: () => import(${json(file)}),`);
  return workspace.write(
    "setup.js",
    `import { start } from ${json(ownModule("preview/index.js"))};
export * from ${json(ownModule("preview/annotations.js"))};

start({
  served: ${json(served)},
  start: ${json(start)},
  shared: {
${packages.join("\n")}
  },
  local: {
${sources.join("\n")}
  },
});
`,
  );
}

function json(value: unknown): string {
  return JSON.stringify(value);
}
