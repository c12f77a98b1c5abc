import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { remoteModules } from "@nacre/testing/vitest";
import { createServer } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "nacre-testing-"));
const tsconfig = join(folder, "tsconfig.paths.json");
const files = {
  "components/src/Button.ts": 'export default "the source of Button";',
  "components/src/index.ts": 'export default "the source of all";',
  "components/src/Card.ts": 'export default "the source of Card";',
  "checkout/test/remotes/components/Card.ts": 'export default "a mock of Card";',
  "checkout/test/remotes/news/index.ts": 'export default "a mock of news";',
  "checkout/src/Page.ts": `
    import all from "components";
    import Button from "components/Button";
    import Card from "components/Card";
    import news from "news";
    export default [all, Button, Card, news];`,
  "tsconfig.paths.json": `{
    // "components/Lost": ["./lost.ts"],
    "compilerOptions": { /* written by a tool */
      "paths": {
        "components": ["./components/src/index.ts"],
        "components/Button": ["./components/src/Button.ts"],
        "components/Card": ["./components/src/Card.ts"],
        "url//*": ["./*"],
      },
    },
  }`,
};

beforeAll(() => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

test("static imports of remote modules find a mock, else the source", async () => {
  const server = await createServer({
    configFile: false,
    root: folder,
    logLevel: "error",
    server: { middlewareMode: true, ws: false, watch: null },
    plugins: [remoteModules({ tsconfig, mocks: join(folder, "checkout/test/remotes") })],
  });
  try {
    const page = (await server.ssrLoadModule("/checkout/src/Page.ts")) as { default: string[] };
    expect(page.default).toEqual(["the source of all", "the source of Button", "a mock of Card", "a mock of news"]);
  } finally {
    await server.close();
  }
});

test("what is no remote module is left to others", () => {
  const { resolveId } = remoteModules({ tsconfig, mocks: join(folder, "checkout/test/remotes") });
  const others = ["react", "./Button", "/components/Card", "node:fs", "components/Lost", "url//a", "\0virtual"];
  expect(others.map(resolveId)).toEqual(others.map(() => undefined));
});

test("a tsconfig that is not there is an error at once", () => {
  expect(() => remoteModules({ tsconfig: join(folder, "none.json") })).toThrow("none.json");
});
