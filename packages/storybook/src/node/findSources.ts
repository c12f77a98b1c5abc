import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { formatReference, type Reference } from "@nacre/contract";
import type { Manifests } from "./makeStandIns.ts";

/**
 * The source files of remote modules that lie in this repository, as the builds' manifests name them. Stories are found by
 * Storybook itself.
 *
 * @param folders Of the remotes' packages, by name, from the project.
 */
export function findSources(
  project: string,
  manifests: Manifests,
  folders: Readonly<Record<string, string>>,
): Record<Reference, string> {
  const sources = Object.entries(folders).flatMap(([name, folder]) => {
    const { exposes = {}, stories = [] } = manifests[name] ?? {};
    const ofStories = new Set(stories.map(({ module }) => module));
    return Object.entries(exposes).flatMap(([expose, { source }]) => {
      const file = join(resolve(project, folder), source ?? "");
      return source !== undefined && !ofStories.has(expose) && existsSync(file)
        ? [[formatReference({ name, expose }), file.replaceAll("\\", "/")]]
        : [];
    });
  });
  return Object.fromEntries(sources) as Record<Reference, string>;
}
