// Finds a Chromium, or installs one. Plain Node 20, no dependencies.
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { createRequire } from "node:module";
import { root, run } from "./run.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"];
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function fromPath() {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const files = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...files, ...places].find(isExecutable);
}

function isDebianRoot() {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version") || !existsSync("/usr/bin/apt-get")) return false;
  // Ubuntu's package is only a pointer to a snap, which does not run in containers.
  return !/^ID=ubuntu/m.test(existsSync("/etc/os-release") ? readFileSync("/etc/os-release", "utf8") : "");
}

async function fromDebian() {
  if (!isDebianRoot()) return undefined;
  console.log("Installing Chromium (apt-get install chromium)");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const install = ["install", "-y", "--no-install-recommends", "chromium"];
  if ((await run("apt-get", install, { env })) !== 0) {
    if ((await run("apt-get", ["update"], { env })) !== 0) return undefined;
    if ((await run("apt-get", install, { env })) !== 0) return undefined;
  }
  return fromPath();
}

async function playwrightPath() {
  const { chromium } = await import(createRequire(join(root, "package.json")).resolve("playwright-core"));
  const file = chromium.executablePath();
  return isExecutable(file) ? file : undefined;
}

async function fromPlaywright() {
  const there = await playwrightPath();
  if (there) return there;
  console.log("Installing Chromium (playwright-core install chromium)");
  await run("playwright-core", ["install", "chromium"]);
  return playwrightPath();
}

/**
 * @returns {Promise<string>} the file to start
 * @throws Error that lists the ways to get a Chromium
 */
export async function findChromium() {
  const given = process.env.CHROME_PATH;
  if (given && isExecutable(given)) return given;
  if (given) throw new Error(`CHROME_PATH is ${given}, which cannot be executed. Correct it, or unset it.`);
  const found = fromPath() ?? (await fromDebian()) ?? (await fromPlaywright());
  if (found) return found;
  throw new Error(
    [
      "No Chromium was found, and none could be installed. Do one of these, then run the command again:",
      "  - set CHROME_PATH to the file of a Chromium or Chrome",
      `  - put one on PATH under one of these names: ${names.join(", ")}`,
      "  - on Debian, as root: apt-get install chromium",
      "  - npx playwright-core install chromium",
    ].join("\n"),
  );
}
