import { globSync } from "node:fs";
import { join } from "node:path";
import type { ExposeName } from "@nacre/contract";

/** A file with stories, and the expose that it becomes. */
export interface StoriesModule {
  expose: ExposeName;
  /** Absolute. */
  file: string;
  /** Without its own title: what its place says. */
  title: string;
}

/**
 * The files with stories that some patterns name. A file is called by its path below the fixed part of its pattern:
 * `./src/forms/Button.stories.tsx` of `./src/**` becomes `./forms/Button.stories`.
 *
 * @param context Folder that the patterns are relative to.
 */
export function findStories(patterns: readonly string[], context: string): StoriesModule[] {
  return patterns.flatMap((pattern) => {
    const base = fixedPart(pattern);
    const found = globSync(pattern, { cwd: context, exclude: (path) => path === "node_modules" }).toSorted();
    return found.map((path) => {
      const posix = path.replaceAll("\\", "/");
      const name = posix.slice(posix.startsWith(base) ? base.length : 0).replace(/\.\w+$/, "");
      return { expose: `./${name}`, file: join(context, path), title: name.replace(/\.(stories|story)$/, "") };
    });
  });
}

/** As a glob gives paths: without a leading `./`. */
function fixedPart(pattern: string): string {
  const plain = pattern.replace(/^\.\//, "");
  const wild = plain.search(/[*?{[(!]/);
  return plain.slice(0, plain.lastIndexOf("/", wild < 0 ? plain.length : wild) + 1);
}
