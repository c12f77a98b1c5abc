import type { TestProject } from "vitest/node";
import { launchOptions, shareChromium } from "../chromium.ts";

/** Starts Chromium, once for all tests. */
export default function startBrowser(project: TestProject): Promise<() => Promise<void>> {
  return shareChromium(project, launchOptions("npm test -- foreign"));
}
