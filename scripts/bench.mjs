// npm run bench: Nacre beside its peers, built from one source. `npm run bench -- --help` tells more.
import { join } from "node:path";
import { findChromium } from "./chromium.mjs";
import { install } from "./install.mjs";
import { run } from "./run.mjs";

const steps = [
  async () => ((await install()) && (await install("bench")) ? 0 : 1),
  () => run("turbo", ["run", "build", "--filter=./packages/*", "--output-logs=errors-only"]),
  async () =>
    run("node", [join("bench", "main.ts"), ...process.argv.slice(2)], { env: { CHROME_PATH: await findChromium() } }),
];
for (const step of steps) {
  process.exitCode = await step();
  if (process.exitCode) break;
}
