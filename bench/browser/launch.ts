import { chromium, type Browser, type BrowserContext, type LaunchOptions } from "playwright-core";
import { launchOptions } from "../../tests/chromium.ts";

/**
 * The Chromium of the bench, with two settings for what only happens here:
 *
 * - While a debugger is attached, V8 compiles a function again for each stack that an error takes, and the longer the function, the longer
 *   that takes: 22 ms for one single build, 7 ms for the same modules in several files. So it notes the positions when it compiles for the first time.
 * - A certificate that nobody vouches for is found out by the first handshake of each connection, and then overruled in a second one.
 */
function options(): LaunchOptions {
  const { args, ...rest } = launchOptions("npm run bench");
  return { ...rest, args: [...args, "--js-flags=--no-enable-lazy-source-positions", "--ignore-certificate-errors"] };
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch(options());
}

/** A Chromium with a profile of its own, as people use it. Windows off the record open no connections ahead. */
export function launchProfile(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, options());
}
