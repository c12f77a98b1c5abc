import type { FindStandIn } from "./findStandIn.ts";

/** A plugin of Vite, as far as this one is one. */
export interface VitePlugin {
  name: string;
  enforce: "pre";
  resolveId(request: string, importer?: string): string | undefined;
}

/** Lets `import { Button } from "components/Button"` find the module that stands for it. */
export function vitePlugin(find: FindStandIn): VitePlugin {
  return { name: "nacre:storybook", enforce: "pre", resolveId: find };
}
