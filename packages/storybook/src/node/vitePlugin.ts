import type { StandIns } from "./makeStandIns.ts";

/** What this plugin asks of Vite while it resolves. */
interface Context {
  resolve(request: string, importer: string | undefined, options: { skipSelf: true }): Promise<{ id: string } | null>;
}

/** A plugin of Vite, as far as this one is one. */
export interface VitePlugin {
  name: string;
  enforce: "pre";
  resolveId(this: Context, request: string, importer?: string): Promise<string | { id: string } | undefined>;
}

/** Lets `import { Button } from "components/Button"` find the module that stands for it. */
export function vitePlugin({ find, guess }: StandIns): VitePlugin {
  return {
    name: "nacre:storybook",
    enforce: "pre",
    async resolveId(request, importer) {
      const known = find(request, importer);
      const guessed = known === undefined ? guess(request, importer) : undefined;
      if (guessed === undefined) return known;
      return (await this.resolve(request, importer, { skipSelf: true })) ?? guessed();
    },
  };
}
