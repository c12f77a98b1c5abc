// Installs the dependencies when they are missing or older than the lockfile.
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./run.mjs";

/** npm writes this file last, so an interrupted install counts as none. */
const marker = join(root, "node_modules", ".package-lock.json");
const lockfile = join(root, "package-lock.json");

function isInstalled() {
  return existsSync(marker) && statSync(marker).mtimeMs >= statSync(lockfile).mtimeMs;
}

/** @returns {Promise<boolean>} whether the dependencies are there */
export async function install() {
  if (isInstalled()) return true;
  console.log("Installing dependencies (npm ci)");
  // npm itself runs on the Node that started this script.
  const code = await run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    env: { PATH: process.env.PATH },
  });
  if (code !== 0) console.error("npm ci failed. Check the network, then run the command again.");
  return code === 0;
}
