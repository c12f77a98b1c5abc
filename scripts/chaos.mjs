// npm run chaos: everything that can go wrong between a page and its remotes, on builds of webpack and Rspack, in Chromium
// and in Node.
//
//   npm run chaos                      all cells; prints the table and writes chaos/report.json
//   npm run chaos -- --quick           one of each kind, as in npm test
//   npm run chaos -- --only "style"    the cells whose name holds this
//   npm run chaos -- --write           the table of docs/reliability.md as well
import { findChromium } from "./chromium.mjs";
import { install } from "./install.mjs";
import { run } from "./run.mjs";

const env = {};
const steps = [
  async () => ((await install()) ? 0 : 1),
  async () => {
    env.CHROME_PATH = await findChromium();
    return 0;
  },
  () => run("turbo", ["run", "build", "--filter=./packages/*", "--output-logs=errors-only"]),
  () => run("node", ["chaos/main.ts", ...process.argv.slice(2)], { env }),
];
for (const step of steps) {
  process.exitCode = await step();
  if (process.exitCode) break;
}
