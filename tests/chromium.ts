import { chromium, type LaunchOptions } from "playwright-core";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** Address of the one Chromium that all tests of a project share. */
    browser: string;
  }
}

/**
 * How every Chromium of this repository is started: for tests, conformance, chaos, stories and the bench. Playwright adds
 * the rest: no sandbox, no first run, no network of its own.
 *
 * @param command that finds or installs a Chromium, for the message
 */
export function launchOptions(command: string): { executablePath: string; args: string[] } {
  const executablePath = process.env["CHROME_PATH"];
  if (!executablePath) throw new Error(`CHROME_PATH is not set. \`${command}\` finds or installs a Chromium.`);
  return { executablePath, args: ["--disable-gpu", "--disable-quic"] };
}

/** Starts the one Chromium of a project's tests and provides its address as `browser`. What it gives ends it. */
export async function shareChromium(project: TestProject, options: LaunchOptions): Promise<() => Promise<void>> {
  const server = await chromium.launchServer(options);
  project.provide("browser", server.wsEndpoint());
  return () => server.close();
}
