import { formatReference, type StoriesFile, type StoryInfo } from "@nacre/contract";
import { ownModule } from "./ownModule.ts";
import type { Workspace } from "./Workspace.ts";
import type { Manifests } from "./makeStandIns.ts";

const FOLDER = "stories";

/** What Storybook is told of where stories are. */
export interface StoriesEntry {
  directory: string;
  files: string;
}

/**
 * Writes a file with stories for each one that some remotes give: Storybook reads from it which stories there are, and when
 * one is shown, it loads the remote's own.
 */
export function writeStories(workspace: Workspace, manifests: Manifests, names: readonly string[]): StoriesEntry[] {
  const files = names.flatMap((name) =>
    (manifests[name]?.stories ?? []).map((file) =>
      workspace.write(`${FOLDER}/${name}/${file.module.slice(2)}.js`, storiesModule(name, file)),
    ),
  );
  workspace.tidy(FOLDER);
  return files.length > 0 ? [{ directory: `${workspace.folder}/${FOLDER}`, files: "**/*.js" }] : [];
}

function storiesModule(name: string, file: StoriesFile): string {
  const reference = formatReference({ name, expose: file.module });
  return `import { federate } from ${json(ownModule("preview/index.js"))};

const { meta, stories } = await federate(${json(reference)}, ${json(file)});

export default { ...meta, title: ${json(titleOf(name, file.title))}, tags: ${json(["autodocs", ...(file.tags ?? []), "!test"])} };
${file.stories.map(story).join("\n")}
`;
}

/** Storybook reads names and tags from the text, so they stand there. */
function story({ export: name, name: words, tags }: StoryInfo): string {
  const tagged = tags ? `, tags: ${json(tags)}` : "";
  return `export const ${name} = { ...stories[${json(name)}], name: ${json(words)}${tagged} };`;
}

/** Below the remote's name, once. Apart from this Storybook's own stories, which may be the same. */
function titleOf(name: string, title: string): string {
  const [first, ...rest] = title.split("/");
  const own = rest.length > 0 && first?.trim().toLowerCase() === name.toLowerCase() ? rest.join("/") : title;
  return `Remotes/${name}/${own}`;
}

function json(value: unknown): string {
  return JSON.stringify(value);
}
