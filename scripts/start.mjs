// npm start: the shop, built and served. npm run dev: the same, watched and rebuilt. npm run storybook: the same as npm start, and a
// Storybook that shows the served library beside its sources. npm run admin: the other application that uses the library,
// in place of the shop. Plain Node 20, no dependencies.
//
//   npm start -- --port 5000 --latency 150     options of `nacre serve`
import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { install } from "./install.mjs";
import { root, run, start } from "./run.mjs";

const storybook = process.argv.includes("--storybook");
const admin = process.argv.includes("--admin");
const options = process.argv.slice(2).filter((option) => option !== "--storybook" && option !== "--admin");
const watch = options.includes("--watch");
const children = new Set();
let stopping = false;

/** Ends every child, then this process. The terminal's Ctrl-C reaches the children too; a second signal does no harm. */
function stop(code) {
  if (stopping) return;
  stopping = true;
  process.exitCode = code;
  for (const child of children) child.kill("SIGTERM");
}

/** Starts a child that lives as long as this process: when one ends, all end. */
function keep(name, command, args, options) {
  const child = start(command, args, options);
  children.add(child);
  child.on("error", (error) => {
    console.error(`${name} could not be started: ${error.message}`);
    stop(1);
  });
  child.on("close", (code) => {
    children.delete(child);
    if (!stopping) console.error(`${name} ended.`);
    stop(code ?? 0);
  });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Folders of the apps that are federated builds: those with a bundler's configuration. Two applications are no page. */
function buildFolders() {
  if (admin) return ["admin", "components"].map((name) => join("apps", name, "dist"));
  const apps = readdirSync(join(root, "apps"));
  const isBuild = (name) =>
    ["webpack", "rspack"].some((tool) => existsSync(join(root, "apps", name, `${tool}.config.ts`)));
  return apps.filter((name) => isBuild(name) && name !== "admin").map((name) => join("apps", name, "dist"));
}

async function build() {
  const filters = ["--filter=./packages/*", ...(watch ? [] : ["--filter=./apps/*"])];
  return (await run("turbo", ["run", "build", ...filters, "--output-logs=new-only"])) === 0;
}

async function main() {
  if (!(await install())) return stop(1);
  if (!(await build())) return stop(1);
  const apiPort = await freePort();
  keep("The shop's API", "node", ["src/main.ts"], { cwd: join(root, "apps/api"), env: { PORT: String(apiPort) } });
  if (watch) keep("The builders", "turbo", ["run", "dev", "--filter=./apps/*", "--concurrency=20"]);
  const api = `http://localhost:${apiPort}`;
  keep("nacre serve", "node", [
    join(root, "packages/cli/bin/nacre.js"),
    "serve",
    ...buildFolders(),
    "--api",
    api,
    ...options,
  ]);
  if (storybook) await keepStorybook();
}

/** It reads which remotes there are when it starts. */
async function keepStorybook() {
  const isServed = async () => {
    try {
      return (await fetch("http://localhost:4300/snapshot.json")).ok;
    } catch {
      return false;
    }
  };
  // oxlint-disable-next-line no-unmodified-loop-condition -- a signal changes it
  while (!stopping && !(await isServed())) await new Promise((resolve) => setTimeout(resolve, 200));
  const quiet = ["--ci", "--no-open", "--no-version-updates", "--disable-telemetry"];
  if (!stopping) keep("Storybook", "storybook", ["dev", "--port", "6006", ...quiet], { cwd: join(root, "stories") });
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stop(0));
await main();
