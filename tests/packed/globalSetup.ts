import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { launchOptions, shareChromium } from "../chromium.ts";
import { packPackages, type Tarball } from "./harness/packPackages.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Every package of this repository, packed. */
    tarballs: Tarball[];
  }
}

/** Packs the packages and starts Chromium: both once. */
export default async function pack(project: TestProject): Promise<() => Promise<void>> {
  const options = launchOptions("npm test -- packed");
  const folder = await mkdtemp(join(tmpdir(), "nacre-packed-"));
  project.provide("tarballs", await packPackages(folder));
  const close = await shareChromium(project, options);
  return async () => {
    await close();
    await rm(folder, { recursive: true, force: true });
  };
}
