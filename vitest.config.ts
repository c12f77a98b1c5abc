import { existsSync, readdirSync } from "node:fs";
import { defineConfig } from "vitest/config";

/** Tests read the packages' sources, so that no build is needed and a stack trace names the line that one wrote. */
const conditions = ["@nacre/source", "import", "module", "default", "development"];
const source = { resolve: { conditions }, ssr: { resolve: { conditions: ["node", ...conditions] } } };

/** Tests that run real bundlers: minutes, not milliseconds. */
const builds = ["packages/*/test/**/cases.test.ts", "packages/*/test/**/*.build.test.ts", "tests/*.build.test.ts"];

const typeTests = readdirSync("packages").some((name) => {
  const folder = `packages/${name}/test`;
  return existsSync(folder) && readdirSync(folder).some((file) => /\.test-d\.tsx?$/.test(file));
});

export default defineConfig({
  test: {
    projects: [
      {
        ...source,
        test: {
          name: "unit",
          environment: "node",
          include: ["packages/*/test/**/*.test.ts", "apps/*/test/**/*.test.ts", "tests/*.test.ts"],
          exclude: ["**/node_modules/**", ...builds, "tests/browser/**", "packages/*/test/cases/**"],
          typecheck: {
            enabled: typeTests,
            checker: "tsc",
            include: ["packages/*/test/**/*.test-d.{ts,tsx}"],
            tsconfig: "./tsconfig.json",
            // The step "types" has these.
            ignoreSourceErrors: true,
          },
        },
      },
      {
        ...source,
        test: {
          name: "dom",
          environment: "jsdom",
          setupFiles: ["./vitest.setup.ts"],
          include: ["packages/*/test/**/*.test.tsx", "apps/*/test/**/*.test.tsx"],
          exclude: ["**/node_modules/**", "packages/*/test/cases/**"],
        },
      },
      {
        test: {
          name: "built",
          environment: "node",
          include: ["packages/{plan,testing}/test/*.test.ts"],
        },
      },
      {
        resolve: { alias: [{ find: /^(react|react-dom|react-router)(?=\/|$)/, replacement: "$1-oldest" }] },
        test: {
          name: "oldest",
          environment: "jsdom",
          setupFiles: ["./tests/oldest/useOldest.ts", "./vitest.setup.ts"],
          include: ["packages/shell/test/**/*.test.tsx", "tests/oldest/*.test.tsx"],
          // React has <ViewTransition> from 19.3 on.
          exclude: ["**/node_modules/**", "packages/shell/test/viewTransition.test.tsx"],
        },
      },
      {
        test: {
          name: "cases",
          environment: "node",
          include: builds,
          testTimeout: 120_000,
          hookTimeout: 240_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "browser",
          environment: "node",
          include: ["tests/browser/**/*.test.ts"],
          globalSetup: ["./tests/browser/globalSetup.ts"],
          testTimeout: 60_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "foreign",
          environment: "node",
          include: ["tests/foreign/**/*.test.ts"],
          globalSetup: ["./tests/foreign/globalSetup.ts"],
          testTimeout: 30_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "packed",
          environment: "node",
          include: ["tests/packed/**/*.test.ts"],
          globalSetup: ["./tests/packed/globalSetup.ts"],
          testTimeout: 480_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "conformance",
          environment: "node",
          include: ["conformance/*.test.ts"],
          globalSetup: ["./conformance/harness/globalSetup.ts"],
          testTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
