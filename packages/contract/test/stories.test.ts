import { parseManifest, toSlice, type StoriesFile } from "@nacre/contract";
import { expect, test } from "vitest";
import { fileInfo, makeBuild, makeManifest } from "./builders.ts";

const file: StoriesFile = {
  module: "./List.stories",
  title: "Pages/List",
  component: "List",
  description: "All\nproducts.",
  tags: ["new"],
  argTypes: { size: { type: '"s" | "m"', kind: "enum", values: ["s", "m"], default: '"m"', required: true } },
  stories: [{ id: "pages-list--empty", export: "Empty", name: "Empty", tags: ["!dev"] }],
};

/** A build with stories of its list: their own chunk, its lazy one, and one that the page has too. */
function withStories(changes: Partial<StoriesFile> = {}): ReturnType<typeof makeManifest> {
  const { exposes, chunks, files } = makeManifest();
  return makeManifest({
    exposes: { ...exposes, "./List.stories": { chunks: ["list", "told"], modules: ["90"], exports: ["Empty"] } },
    chunks: {
      ...chunks,
      told: { files: ["told.5e.js"], lazy: [["toldLater"], ["late"]] },
      toldLater: { files: ["later.6f.js"] },
    },
    files: { ...files, "told.5e.js": fileInfo(), "later.6f.js": fileInfo() },
    stories: [{ ...file, ...changes }],
  });
}

test("stories are read with all that they say", () => {
  const parsed = parseManifest(withStories());
  expect(parsed).toMatchObject({ ok: true, value: { stories: [file] } });
});

test.each([
  [{ module: "./Gone.stories" }, "stories[0].module", '"./Gone.stories" is not exposed'],
  [
    { stories: [{ id: "a--b", export: "x = 1; //", name: "b" }] },
    "stories[0].stories[0].export",
    "the name of an export",
  ],
  [{ stories: [{ id: "a b", export: "B", name: "b" }] }, "stories[0].stories[0].id", "the id of a story"],
  [{ title: "two\nlines" }, "stories[0].title", "text of one line"],
  [{ argTypes: { size: { type: "x", kind: "colour" as "other" } } }, "stories[0].argTypes.size.kind", "colour"],
])("%j is refused", (changes, path, words) => {
  const parsed = parseManifest(withStories(changes));
  const problems = parsed.ok ? [] : parsed.problems;
  expect(problems).toContainEqual({ path, message: expect.stringContaining(words) as string });
});

test("pages learn nothing of stories, and keep what they share with them", () => {
  const slice = toSlice(makeBuild(withStories()));
  const before = toSlice(makeBuild());
  expect(slice).toEqual(before);
});
