import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { TestProject } from "vitest/node";
import { launchOptions, shareChromium } from "../chromium.ts";
import { root } from "../sources.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Folder for the builds that the shops serve. Each is compressed once, for all tests. */
    store: string;
  }
}

/** Builds the shop and its server where their sources changed, and starts Chromium: both once for all browser tests. */
export default async function startBrowser(project: TestProject): Promise<() => Promise<void>> {
  const options = launchOptions("npm test -- browser");
  buildShop();
  const close = await shareChromium(project, options);
  const store = await mkdtemp(join(tmpdir(), "nacre-browser-"));
  project.provide("store", store);
  return async () => {
    await close();
    await rm(store, { recursive: true, force: true });
  };
}

/** For production, and from the cache where it can be had. */
function buildShop(): void {
  // Vitest's own NODE_ENV would make this another build than that of `npm start`.
  const { NODE_ENV: _, ...env } = process.env;
  const filters = ["--filter=./apps/*", "--filter=./packages/*"];
  const bin = join(root, "node_modules/.bin");
  const { status } = spawnSync("turbo", ["run", "build", ...filters, "--output-logs=errors-only"], {
    cwd: root,
    env: { ...env, PATH: `${bin}${delimiter}${process.env["PATH"]}` },
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error("The shop could not be built: `npm run build` says why.");
}
