import { fileURLToPath } from "node:url";
import { storybookTest } from "@storybook/addon-vitest/vitest-plugin";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import type { BrowserConfigOptions } from "vitest/node";
import { launchOptions } from "../tests/chromium.ts";

// Apart from the root's configuration, because Storybook is loaded with it.

const configDir = fileURLToPath(new URL(".storybook", import.meta.url));

/** What the library imports from node_modules: what Vite finds only while tests run, reloads and fails them. */
const ofLibrary = ["checkbox", "select", "tabs", "toast", "tooltip"].map((part) => `@base-ui/react/${part}`);
const ofReact = ["react", "react/jsx-runtime", "react/jsx-dev-runtime", "react-dom", "react-dom/client"];
/** And stories, beside what `@nacre/storybook` shares. */
const ofStories = ["valibot", "storybook/actions", "@storybook/addon-docs/blocks"];

const { executablePath, args } = launchOptions("npm test -- stories");
// Letters are drawn alike on every machine that has the font.
args.push("--font-render-hinting=none", "--disable-lcd-text");

export default defineConfig({
  test: {
    // What a picture is now, and where it differs from what it was.
    attachmentsDir: fileURLToPath(new URL("../test-results/stories", import.meta.url)),
    projects: [
      stories("light"),
      stories("dark"),
      {
        optimizeDeps: { include: [...ofReact, ...ofLibrary] },
        test: {
          name: "library",
          include: ["test/*.test.tsx"],
          testTimeout: 60_000,
          maxWorkers: 1,
          browser: {
            ...chromium(),
            expect: {
              toMatchScreenshot: {
                comparatorName: "pixelmatch",
                // Edges of letters and of curves do not count. A square of ten pixels that is another does.
                comparatorOptions: { threshold: 0.1, allowedMismatchedPixels: 100 },
                timeout: 30_000,
                // One set for all platforms.
                resolveScreenshotPath: ({ root, testFileDirectory, arg, ext }) =>
                  `${root}/${testFileDirectory}/pictures/${arg}${ext}`,
              },
            },
          },
        },
      },
    ],
  },
});

/** Every story, with its interactions, and checked by axe, in one theme. */
function stories(theme: "light" | "dark"): TestProjectInlineConfiguration {
  return {
    optimizeDeps: { include: [...ofLibrary, ...ofStories] },
    plugins: [storybookTest({ configDir, initialGlobals: { theme } })],
    test: { name: `stories ${theme}`, testTimeout: 60_000, maxWorkers: 1, browser: chromium() },
  };
}

/** An object per project: vitest writes into it. */
function chromium(): BrowserConfigOptions {
  return {
    enabled: true,
    headless: true,
    screenshotFailures: false,
    instances: [{ browser: "chromium" }],
    provider: playwright({
      launchOptions: { executablePath, args },
      contextOptions: { reducedMotion: "reduce" },
    }),
  };
}
