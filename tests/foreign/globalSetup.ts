import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";

/** Starts Chromium, once for all tests. */
export default async function startBrowser(project: TestProject): Promise<() => Promise<void>> {
  const executablePath = process.env["CHROME_PATH"];
  if (!executablePath) throw new Error("CHROME_PATH is not set. `npm test -- foreign` finds or installs a Chromium.");
  const server = await chromium.launchServer({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
  });
  project.provide("browser", server.wsEndpoint());
  return () => server.close();
}
