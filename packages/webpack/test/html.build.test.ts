import { readFile } from "node:fs/promises";
import { isNacreError } from "@nacre/contract";
import { rspack } from "@rspack/core";
import { expect, it } from "vitest";
import { buildErrors, buildWorld, type Bundler, type Project } from "./harness/buildWorld.ts";

const template =
  "<!doctype html>\n<html>\n  <head>\n    <title>Shop</title>\n    <!--nacre-->\n  </head>\n  <body></body>\n</html>\n";

it.each<Bundler>(["webpack", "rspack"])(
  "the HTML of a production build of %s is the template as it is, the place of the boot included",
  async (bundler) => {
    const world = await buildWorld(bundler, {
      shop: {
        files: { "src/index.html": template, "src/main.js": "" },
        plugin: { html: "./src/index.html" },
        config: { entry: "./src/main.js" },
      },
    });
    const html = await readFile(`${world.builds[0]!.base}index.html`, "utf8");
    await world.remove();
    expect(html).toBe(template);
  },
);

it.each<[Bundler, string, object]>([
  [
    "webpack",
    "HtmlWebpackPlugin",
    new (class HtmlWebpackPlugin {
      apply(): void {}
    })(),
  ],
  ["rspack", "HtmlRspackPlugin", new rspack.HtmlRspackPlugin({})],
])("with %s, %s beside `html` is told which of the two to take out", async (bundler, name, plugin) => {
  const config = { plugins: [plugin] } as Project["config"] & object;
  const building = buildErrors(bundler, { files: {}, plugin: { html: "./src/index.html" }, config });
  await expect(building).rejects.toSatisfy(
    (error) =>
      isNacreError(error, "NACRE_WEBPACK_BAD_OPTIONS") &&
      JSON.stringify(error.details["problems"]).includes(`${name} writes index.html too`),
  );
});
