import { expect, test } from "vitest";
import { readCatalogs } from "../src/sharing/readCatalogs.ts";

test("reads the default catalog and named ones as pnpm writes them", () => {
  const yaml = `
# the workspace
packages:
  - "apps/*"
  - '!**/test/**'

catalog:
  react: ^19.0.0 # newest
  "@types/react": "^19.0.0"
  'date-fns': '>=4 <5 || ^6'
  chart: npm:other-chart@^2.0.0

catalogs:
  react18:
    react: ^18.2.0

    react-dom: ^18.2.0
  "old ones":
    # none yet

onlyBuiltDependencies: [esbuild]
overrides:
  catalog: ^1.0.0
`;
  expect(readCatalogs(yaml)).toEqual(
    new Map([
      [
        "default",
        new Map([
          ["react", "^19.0.0"],
          ["@types/react", "^19.0.0"],
          ["date-fns", ">=4 <5 || ^6"],
          ["chart", "npm:other-chart@^2.0.0"],
        ]),
      ],
      [
        "react18",
        new Map([
          ["react", "^18.2.0"],
          ["react-dom", "^18.2.0"],
        ]),
      ],
      ["old ones", new Map()],
    ]),
  );
});

test("a file without catalogs has none", () => {
  expect(readCatalogs("packages:\r\n  - apps/*\r\n").size).toBe(0);
  expect(readCatalogs("catalog: 1.0.0\n").size).toBe(0);
});
