// npm run chaos: everything that can go wrong between a page and its remotes, on builds of webpack and Rspack, in Chromium
// and in Node.
//
//   npm run chaos                      all cells; prints the table and writes chaos/report.json
//   npm run chaos -- --quick           one of each kind, as in npm test
//   npm run chaos -- --only "style"    the cells whose name holds this
//   npm run chaos -- --write           the table of docs/reliability.md as well
import { prepare } from "./prepare.mjs";
import { run } from "./run.mjs";

process.exitCode = (await prepare()) || (await run("node", ["chaos/main.ts", ...process.argv.slice(2)]));
