import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";
import { root } from "../sources.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Address of the one Chromium that all browser tests share. */
    browser: string;
    /** Folder for the builds that the shops serve. Each is compressed once, for all tests. */
    store: string;
  }
}

/** Builds the shop and its server where their sources changed, and starts Chromium: both once for all browser tests. */
export default async function startBrowser(project: TestProject): Promise<() => Promise<void>> {
  const executablePath = process.env["CHROME_PATH"];
  if (!executablePath) throw new Error("CHROME_PATH is not set. `npm test -- browser` finds or installs a Chromium.");
  buildShop();
  const server = await chromium.launchServer({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
  });
  const store = await mkdtemp(join(tmpdir(), "nacre-browser-"));
  project.provide("browser", server.wsEndpoint());
  project.provide("store", store);
  return async () => {
    await server.close();
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
