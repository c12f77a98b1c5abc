import { isNacreError, type NacreError, type StoriesFile } from "@nacre/contract";
import type { Compilation, Compiler, Module } from "../bundler.ts";
import type { StoriesModule } from "./findStories.ts";
import { findDocgen } from "./readDocs.ts";
import type { WrittenStories } from "./readStoriesFile.ts";
import { storyId, storyName } from "./storyId.ts";

const NAME = "NacrePlugin";

/** Packages that a Storybook has itself: its copies know of the story that runs. */
const OF_STORYBOOK = ["storybook/test", "storybook/actions", "storybook/preview-api"];

/** What came of the stories of one compilation. */
export interface CollectedStories {
  files: StoriesFile[];
  problems: NacreError[];
}

/** Lets stories take from the Storybook that shows them what only works as its own. */
export function leaveStorybookOut(compiler: Compiler): void {
  const { NormalModuleReplacementPlugin } = compiler.webpack;
  const pattern = new RegExp(`^(?:${OF_STORYBOOK.join("|")})$`);
  new NormalModuleReplacementPlugin(pattern, (asked) => {
    asked.request = moduleOf(asked.request);
  }).apply(compiler);
}

/** No external: those stand in the container's entry, which every page has. */
function moduleOf(name: string): string {
  const place = 'globalThis[Symbol.for("nacre.storybook.modules")]';
  return `data:application/node,${encodeURIComponent(`module.exports = ${place}[${JSON.stringify(name)}];`)}`;
}

/** Reads the index of a build's stories, once its modules are known. */
export function collectStories(
  compiler: Compiler,
  compilation: Compilation,
  { name, stories }: { name: string; stories: readonly StoriesModule[] },
): CollectedStories {
  const collected: CollectedStories = { files: [], problems: [] };
  if (stories.length === 0) return collected;
  compilation.hooks.finishModules.tapPromise(NAME, async (modules) => {
    const byFile = new Map([...modules].map((module) => [module.nameForCondition(), module]));
    const docsOf = await findDocgen(compiler.context);
    const { readStoriesFile } = await import("./readStoriesFile.ts");
    for (const story of stories) {
      try {
        const written = readStoriesFile(story.file, name);
        const component = written.component && componentFile(compilation, byFile.get(story.file), written.component);
        collected.files.push({
          ...describe(story, written),
          ...(written.component && { component: written.component.local }),
          ...(component && written.component && docsOf?.(component, written.component.imported)),
        });
      } catch (error) {
        if (!isNacreError(error)) throw error;
        collected.problems.push(error);
      }
    }
  });
  return collected;
}

function describe(
  { expose, title: place }: StoriesModule,
  { title = place, tags, stories }: WrittenStories,
): StoriesFile {
  return {
    module: expose,
    title,
    ...(tags && { tags }),
    stories: stories.map((story) => ({
      id: storyId(title, story.export),
      export: story.export,
      name: story.name ?? storyName(story.export),
      ...(story.tags && { tags: story.tags }),
    })),
  };
}

/** The file that an import of a stories file leads to. */
function componentFile(
  { moduleGraph }: Compilation,
  module: Module | undefined,
  { source }: { source: string },
): string | undefined {
  const dependency = module?.dependencies.find((each) => (each as { request?: string }).request === source);
  const target = dependency ? moduleGraph.getModule(dependency) : null;
  return target?.nameForCondition() ?? undefined;
}
