// What each run against the packages begins with. Plain Node 20, no dependencies.
import { findChromium } from "./chromium.mjs";
import { install } from "./install.mjs";
import { run } from "./run.mjs";

/**
 * Installs dependencies, finds a Chromium for the commands that come, and builds the packages.
 *
 * @param {string[]} folders from the root: those that have a lockfile of their own
 * @returns {Promise<number>} an exit code: when it is 0, all of that is there
 */
export async function prepare(...folders) {
  for (const folder of [".", ...folders]) if (!(await install(folder))) return 1;
  process.env.CHROME_PATH = await findChromium();
  return run("turbo", ["run", "build", "--filter=./packages/*", "--output-logs=errors-only"]);
}
