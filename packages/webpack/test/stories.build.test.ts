import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { toSlice } from "@nacre/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildErrors, buildWorld, type Bundler, type World } from "./harness/buildWorld.ts";

const button = `
import type { ReactNode } from "react";
export interface Props {
  /** Loud or quiet. */
  variant?: "loud" | "quiet";
  onPress: () => void;
  children?: ReactNode;
}
/** To be pressed. */
export function Button({ variant = "loud", children }: Props) {
  return <b className={variant}>{children}</b>;
}
`;
const stories = `
import { fn } from "storybook/test";
import { Button } from "./Button.js";
export default { component: Button, args: { onPress: fn() } };
export const Loud = {};
export const InGerman = { args: { children: "Kaufen" } };
`;

describe.each<Bundler>(["webpack", "rspack"])("stories of a build of %s", (bundler) => {
  let world: World;
  beforeAll(async () => {
    world = await buildWorld(bundler, {
      ui: {
        files: { "src/Button.tsx": button, "src/Button.stories.tsx": stories },
        plugin: { exposes: { "./Button": "./src/Button.tsx" }, stories: "./src/*.stories.tsx" },
        config: {
          resolve: { extensionAlias: { ".js": [".tsx", ".js"] } },
          module: {
            rules: [
              {
                test: /\.tsx$/,
                loader: "swc-loader",
                options: {
                  jsc: { parser: { syntax: "typescript", tsx: true }, transform: { react: { runtime: "automatic" } } },
                },
              },
            ],
          },
        },
        dependencies: { react: "^19.0.0" },
      },
    });
  });
  afterAll(() => world.remove());

  test("each file is an expose, and the manifest says what is in it", () => {
    const { exposes, stories: files } = world.manifests["ui"]!;
    expect(exposes["./Button.stories"]).toMatchObject({ exports: ["InGerman", "Loud", "default"] });
    expect(exposes["./Button"]).toMatchObject({ exports: ["Button"] });
    expect(files).toEqual([
      {
        module: "./Button.stories",
        title: "Button",
        component: "Button",
        description: "To be pressed.",
        argTypes: {
          variant: {
            type: '"loud" | "quiet"',
            kind: "enum",
            values: ["loud", "quiet"],
            description: "Loud or quiet.",
            default: '"loud"',
          },
          onPress: { type: "() => void", kind: "function", required: true },
          children: { type: "ReactNode", kind: "other" },
        },
        stories: [
          { id: "button--loud", export: "Loud", name: "Loud" },
          { id: "button--in-german", export: "InGerman", name: "In German" },
        ],
      },
    ]);
  });

  test("what only works as a Storybook's own is taken from it, not bundled", async () => {
    const { exposes, chunks } = world.manifests["ui"]!;
    const files = exposes["./Button.stories"]!.chunks.flatMap((id) => chunks[id]!.files);
    const code = await Promise.all(files.map((file) => readFile(join(world.folder, "ui/dist", file), "utf8")));
    expect(code.join("\n")).toContain("nacre.storybook.modules");
    expect(code.join("\n").length).toBeLessThan(5_000);
    const [entry = ""] = world.manifests["ui"]!.entry;
    expect(await readFile(join(world.folder, "ui/dist", entry), "utf8")).not.toContain("storybook");
  });

  test("pages learn nothing of them", () => {
    const slice = toSlice(world.builds[0]!);
    expect(Object.keys(slice.exposes)).toEqual(["./Button"]);
    expect(JSON.stringify(slice)).not.toContain("stories");
  });

  test("a file that cannot be read is an error of the build", async () => {
    const errors = await buildErrors(bundler, {
      files: { "src/a.stories.js": "export default { title: document.title }; export const One = {};" },
      plugin: { stories: "./src/*.stories.js" },
    });
    expect(errors.join("\n")).toContain('NACRE_WEBPACK_BAD_STORIES: The stories of "it" in');
  });
});
