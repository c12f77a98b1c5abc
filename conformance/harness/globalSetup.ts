import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** Address of the one Chromium that all tests of a project share. */
    browser: string;
  }
}

/** Starts Chromium, once for all cases. */
export default async function startBrowser(project: TestProject): Promise<() => Promise<void>> {
  const executablePath = process.env["CHROME_PATH"];
  if (!executablePath) throw new Error("CHROME_PATH is not set. `npm run conformance` finds or installs a Chromium.");
  const server = await chromium.launchServer({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
  });
  project.provide("browser", server.wsEndpoint());
  return () => server.close();
}
