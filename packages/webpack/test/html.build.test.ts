import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { buildWorld, type Bundler } from "./harness/buildWorld.ts";

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
