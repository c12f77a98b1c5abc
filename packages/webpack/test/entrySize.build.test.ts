import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { buildWorld, type Bundler } from "./harness/buildWorld.ts";

const react = (name: string): Record<string, string> => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: "19.0.0", main: "index.js" }),
  [`node_modules/${name}/index.js`]: "export const use = () => 1;",
});

describe.each<Bundler>(["webpack", "rspack"])("the container entry of %s", (bundler) => {
  it("has at most 800 bytes (minified, gzip), and nothing of the stock runtime that ours replaces", async () => {
    const world = await buildWorld(bundler, {
      one: {
        files: {
          "src/Button.js":
            'import { use } from "react"; import Icon from "other/Icon"; import("./lazy.js"); export default () => use(Icon);',
          "src/lazy.js": "export default 1;",
          ...react("react"),
        },
        dependencies: { react: "^19.0.0" },
        plugin: { exposes: { "./Button": "./src/Button.js" }, remotes: ["other"], inlineExposes: 0 },
      },
    });
    const [build] = world.builds;
    const code = await readFile(build!.base + build!.manifest.entry[0], "utf8");
    await world.remove();
    expect(build!.manifest.entry).toHaveLength(1);
    expect(code).not.toMatch(
      /createElement|initPromises|satisf|currentScript|does not exist in container|share scope|trustedTypes|Promise/,
    );
    expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(800);
  });
});
