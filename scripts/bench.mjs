// npm run bench: Nacre beside its peers, built from one source. `npm run bench -- --help` tells more.
import { prepare } from "./prepare.mjs";
import { run } from "./run.mjs";

process.exitCode = (await prepare("bench")) || (await run("node", ["bench/main.ts", ...process.argv.slice(2)]));
