// Installs the dependencies when they are missing or older than the lockfile.
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./run.mjs";

function isInstalled(folder) {
  // npm writes this file last, so an interrupted install counts as none.
  const marker = join(folder, "node_modules", ".package-lock.json");
  return existsSync(marker) && statSync(marker).mtimeMs >= statSync(join(folder, "package-lock.json")).mtimeMs;
}

/**
 * @param {string} [folder] from the root: one that has a lockfile of its own
 * @returns {Promise<boolean>} whether the dependencies are there
 */
export async function install(folder = ".") {
  const cwd = join(root, folder);
  if (isInstalled(cwd)) return true;
  console.log(folder === "." ? "Installing dependencies (npm ci)" : `Installing dependencies of ${folder} (npm ci)`);
  // npm itself runs on the Node that started this script.
  const code = await run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd,
    env: { PATH: process.env.PATH },
  });
  if (code !== 0) console.error("npm ci failed. Check the network, then run the command again.");
  return code === 0;
}
