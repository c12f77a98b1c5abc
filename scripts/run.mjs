// Child processes of the repository's own scripts. Plain Node 20, no dependencies.
import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** The environment in which children find the pinned Node and the repository's tools first. */
export function environment(extra = {}) {
  const path = process.env.PATH ?? "";
  return {
    ...process.env,
    PATH: join(root, "node_modules", ".bin") + delimiter + path,
    TURBO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
    STORYBOOK_DISABLE_TELEMETRY: "1",
    ...extra,
  };
}

/** Starts a command whose output is shown as it comes. */
export function start(command, args, options = {}) {
  return spawn(command, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
    ...options,
    env: environment(options.env),
  });
}

/** Runs a command to its end and gives its exit code; 127 where it could not be started. */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = start(command, args, options);
    child.on("error", (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(127);
    });
    child.on("close", (code, signal) => resolve(signal ? 128 : (code ?? 1)));
  });
}
