import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { serve, type NacreServer, type ServeOptions } from "@nacre/cli";
import { afterEach, beforeEach, vi } from "vitest";

export interface Folder {
  /** A path in it. */
  path(...parts: string[]): string;
  write(file: string, text: string): Promise<void>;
  /** Texts by their files. */
  writeAll(files: Record<string, string>): Promise<void>;
  /** Serves the builds in some of its folders, from a store in it, until the test ends. */
  start(folders: readonly string[], options?: Partial<ServeOptions>): Promise<NacreServer>;
}

/** Each test of the file gets a folder of its own. What it served, spied upon and set as exit code ends with it. */
export function folderPerTest(): Folder {
  let root: string;
  let servers: NacreServer[];

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "nacre-cli-"));
    servers = [];
  });

  afterEach(async () => {
    vi.restoreAllMocks();
    process.exitCode = 0;
    await Promise.all(servers.map((server) => server.close()));
    await rm(root, { recursive: true, force: true });
  });

  const path = (...parts: string[]): string => join(root, ...parts);

  async function write(file: string, text: string): Promise<void> {
    await mkdir(dirname(path(file)), { recursive: true });
    await writeFile(path(file), text);
  }

  async function writeAll(files: Record<string, string>): Promise<void> {
    for (const [file, text] of Object.entries(files)) await write(file, text);
  }

  async function start(folders: readonly string[], options: Partial<ServeOptions> = {}): Promise<NacreServer> {
    const paths = folders.map((folder) => path(folder));
    const server = await serve({ folders: paths, port: 0, store: path("store"), ...options });
    servers.push(server);
    return server;
  }

  return { path, write, writeAll, start };
}
