import type { TestProject } from "vitest/node";
import { launchOptions, shareChromium } from "../../tests/chromium.ts";

/** Starts Chromium, once for all cases. */
export default function startBrowser(project: TestProject): Promise<() => Promise<void>> {
  return shareChromium(project, launchOptions("npm run conformance"));
}
