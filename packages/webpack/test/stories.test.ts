import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findStories } from "../src/stories/findStories.ts";
import { readStoriesFile } from "../src/stories/readStoriesFile.ts";
import { storyId, storyName } from "../src/stories/storyId.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "nacre-stories-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function write(name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  return file;
}

describe("readStoriesFile", () => {
  let files = 0;
  const read = async (text: string): Promise<ReturnType<typeof readStoriesFile>> =>
    readStoriesFile(await write(`read/${files++}.stories.tsx`, text), "components");

  test("title, tags, component and every story", async () => {
    const written = await read(`
      import type { Meta, StoryObj } from "@storybook/react-vite";
      import { fn } from "storybook/test";
      import { Button as Push, type ButtonProps } from "../Button";
      const meta = {
        title: "Forms/Button",
        tags: ["autodocs"],
        component: Push,
        args: { onClick: fn() },
        render: (args) => <Push<string> {...args}>text</Push>,
      } satisfies Meta<typeof Push>;
      export default meta;
      export type Story = StoryObj<typeof meta>;
      export const Primary: Story = {};
      export const AsLink: Story = { name: "As a link", tags: ["!test"], play: async () => {} };
      const late = {} as Story;
      export { late as Later };
      export function Old() { return null; }
    `);
    expect(written).toEqual({
      title: "Forms/Button",
      tags: ["autodocs"],
      component: { source: "../Button", imported: "Button", local: "Push" },
      stories: [
        { export: "Primary" },
        { export: "AsLink", name: "As a link", tags: ["!test"] },
        { export: "Later" },
        { export: "Old" },
      ],
    });
  });

  test("what is excluded is no story", async () => {
    const { stories } = await read(`
      export default { excludeStories: /^data/ };
      export const dataOfAll = [];
      export const One = {};
    `);
    expect(stories).toEqual([{ export: "One" }]);
    const included = await read(`export default { includeStories: ["One"] }; export const One = {}, Two = {};`);
    expect(included.stories).toEqual([{ export: "One" }]);
  });

  test("what is exported in other words, and no types", async () => {
    const written = await read(`
      const meta = <Meta>{ title: \`Forms/Button\`, "tags": ["autodocs"] };
      type Props = object;
      const One = {};
      export { meta as default, One, type Props };
      export { Two } from "./Two.stories";
    `);
    expect(written).toEqual({
      title: "Forms/Button",
      tags: ["autodocs"],
      stories: [{ export: "One" }, { export: "Two" }],
    });
  });

  test("an error is where the text is wrong, elements or not", async () => {
    const text = "export default {};\nexport const One = { render: () => <p>one</p> };\nexport const Two = {{ };";
    await expect(read(text)).rejects.toMatchObject({
      details: { reason: expect.stringContaining("(3:20)") as string },
    });
  });

  test.each([
    ["export default { title: names.button };", '"title" is no plain text'],
    ["export default { tags: [tag] };", '"tags" is no list of plain texts'],
    ["export default make();", "its default export is no object"],
    ["export const One = {};", "its default export is no object"],
    ["export default {", "SyntaxError"],
  ])("%s is refused", async (text, reason) => {
    await expect(read(text)).rejects.toMatchObject({
      code: "NACRE_WEBPACK_BAD_STORIES",
      details: { name: "components", reason: expect.stringContaining(reason) as string },
    });
  });
});

test("files are called by their place below the fixed part of the pattern", async () => {
  for (const name of [
    "src/Button.stories.tsx",
    "src/forms/Field.stories.ts",
    "src/Sheet.stories.tsx",
    "src/Button.tsx",
  ])
    await write(`found/${name}`, "");
  const context = join(folder, "found");
  const all = findStories(["./src/**/*.stories.{ts,tsx}"], context);
  expect(all.map(({ expose, title }) => [expose, title])).toEqual([
    ["./Button.stories", "Button"],
    ["./Sheet.stories", "Sheet"],
    ["./forms/Field.stories", "forms/Field"],
  ]);
  expect(all[0]!.file).toBe(join(context, "src/Button.stories.tsx"));
  expect(findStories(["src/!(Sheet).stories.tsx"], context).map(({ expose }) => expose)).toEqual(["./Button.stories"]);
  expect(findStories(["src/Button.stories.tsx"], context).map(({ expose }) => expose)).toEqual(["./Button.stories"]);
});

// Storybook's own words for the same, by `toId` and `storyNameFromExport` of storybook/internal/csf.
test.each([
  ["Primary", "Primary", "forms-button--primary"],
  ["AsLink", "As Link", "forms-button--as-link"],
  ["H1", "H 1", "forms-button--h-1"],
  ["with_error", "With Error", "forms-button--with-error"],
  ["CSS3Grid", "CSS 3 Grid", "forms-button--css-3-grid"],
  ["a2b", "A 2 B", "forms-button--a-2-b"],
  ["HTMLText", "HTML Text", "forms-button--html-text"],
])("%s is called %s", (exported, name, id) => {
  expect(storyName(exported)).toBe(name);
  expect(storyId("Forms / Button", exported)).toBe(id);
});
