import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";
import { packPackages, type Tarball } from "./harness/packPackages.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Address of the one Chromium that all tests of a project share. */
    browser: string;
    /** Every package of this repository, packed. */
    tarballs: Tarball[];
  }
}

/** Packs the packages and starts Chromium: both once. */
export default async function pack(project: TestProject): Promise<() => Promise<void>> {
  const executablePath = process.env["CHROME_PATH"];
  if (!executablePath) throw new Error("CHROME_PATH is not set. `npm test -- packed` finds or installs a Chromium.");
  const folder = await mkdtemp(join(tmpdir(), "nacre-packed-"));
  project.provide("tarballs", await packPackages(folder));
  const server = await chromium.launchServer({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
  });
  project.provide("browser", server.wsEndpoint());
  return async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  };
}
