import { spawn } from "node:child_process";
import { once } from "node:events";
import { delimiter, dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { root } from "../../sources.ts";

/** A terminal of somebody who has Node and npm, and nothing of this repository. */
export interface Shell {
  /** Runs a command line to its end. @throws Error with its output, if it failed */
  run(command: string): Promise<string>;
  /** Starts a command that stays, and waits until its output has something. */
  start(command: string, until: RegExp): Promise<Started>;
}

export interface Started extends AsyncDisposable {
  /** What `until` found. */
  found: string;
}

/** @param registry Address of the registry that npm asks. It asks no other. */
export function createShell(cwd: string, registry: string): Shell {
  // A group of its own, so that what npx starts ends with it.
  const options = { cwd, env: environment(cwd, registry), shell: true, detached: process.platform !== "win32" };
  return {
    async run(command) {
      const child = spawn(command, { ...options, stdio: ["ignore", "pipe", "pipe"] });
      const [output, errors, [code]] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        once(child, "close") as Promise<[number]>,
      ]);
      if (code !== 0) throw new Error(`${command}\nended with ${code}.\n${output}\n${errors}`);
      return output;
    },
    async start(command, until) {
      const child = spawn(command, { ...options, stdio: ["ignore", "pipe", "pipe"] });
      const closed = once(child, "close");
      let output = "";
      const found = new Promise<string>((resolve) => {
        const read = (chunk: Buffer): void => {
          output += chunk.toString();
          const match = until.exec(output);
          if (match) resolve(match[0]);
        };
        child.stdout.on("data", read);
        child.stderr.on("data", read);
      });
      const ended = closed.then(() => {
        throw new Error(`${command}\nended.\n${output}`);
      });
      return {
        found: await Promise.race([found, ended]),
        async [Symbol.asyncDispose]() {
          if (child.pid !== undefined) process.kill(process.platform === "win32" ? child.pid : -child.pid);
          await Promise.allSettled([ended]);
        },
      };
    },
  };
}

/** Without what npm, Vitest and this repository's scripts have put there. */
function environment(cwd: string, registry: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|INIT_CWD|VITEST|NODE_ENV|FORCE_COLOR)/i.test(name),
  );
  const foreignPaths = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => !folder.startsWith(root));
  return {
    ...Object.fromEntries(own),
    PATH: [dirname(process.execPath), ...foreignPaths].join(delimiter),
    NO_COLOR: "1",
    npm_config_registry: registry,
    npm_config_cache: join(cwd, "..", "npm-cache"),
    npm_config_userconfig: join(cwd, "..", "none"),
    npm_config_audit: "false",
    npm_config_fund: "false",
    npm_config_update_notifier: "false",
    npm_config_noproxy: "127.0.0.1",
  };
}
