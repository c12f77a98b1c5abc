import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { rspack } from "@rspack/core";
import webpack, { type Configuration } from "webpack";
import { writeProject, type Project } from "./writeProject.ts";

/** What containers and hosts that are not Nacre's are built with. */
export const tools = ["webpack", "rspack", "mf", "vite"] as const;
export type Tool = (typeof tools)[number];

export interface ForeignProject extends Project {
  tool: Tool;
  /** For the tool's own plugin. */
  federation: Federation;
  /** Of a host. */
  entry?: string;
}

export interface Federation {
  name: string;
  filename?: string;
  exposes?: Record<string, string>;
  remotes?: Record<string, string>;
  shared?: Record<string, { singleton?: boolean; import?: false }>;
  /** Of Module Federation 2. */
  manifest?: boolean;
}

/** Writes the projects into a folder, each below its name, and builds each into its `dist`. */
export async function buildForeign(folder: string, projects: readonly ForeignProject[]): Promise<void> {
  const written = projects.map(async (project) => {
    const context = await writeProject(folder, project.federation.name, project);
    return { ...project, context };
  });
  const all = await Promise.all(written);
  const pinned = all.filter(({ tool }) => tool === "mf" || tool === "vite");
  await Promise.all([
    pinned.length > 0 ? runPinned(pinned) : undefined,
    ...all.filter((project) => !pinned.includes(project)).map(runOurs),
  ]);
}

/** With the bundlers of this repository: what they have of federation themselves. */
function runOurs({ tool, context, entry, federation }: ForeignProject & { context: string }): Promise<void> {
  const run = (tool === "rspack" ? rspack : webpack) as typeof webpack;
  const { container } = run as unknown as {
    container: typeof webpack.container & {
      ModuleFederationPluginV1?: typeof webpack.container.ModuleFederationPlugin;
    };
  };
  const Plugin = container.ModuleFederationPluginV1 ?? container.ModuleFederationPlugin;
  const config: Configuration = {
    mode: "production",
    context,
    entry: entry ?? {},
    output: { path: `${context}/dist`, publicPath: "auto", uniqueName: federation.name },
    plugins: [new Plugin(federation)],
  };
  return new Promise((resolve, reject) => {
    run(config, (failure, stats) =>
      failure || stats?.hasErrors() ? reject(failure ?? new Error(stats?.toString())) : resolve(),
    );
  });
}

/** With the versions that `conformance/foreign` pins: Module Federation 2 does not load beside this repository's webpack. */
async function runPinned(projects: readonly (ForeignProject & { context: string })[]): Promise<void> {
  const script = fileURLToPath(new URL("../../../conformance/foreign/build.mjs", import.meta.url));
  const jobs = projects.map(({ tool, context, entry, federation }) => ({ tool, context, entry, federation }));
  // These tools do other things below Vitest.
  const { VITEST: _, NODE_ENV: __, ...env } = process.env;
  const child = spawn(process.execPath, [script, JSON.stringify(jobs)], { env, stdio: ["ignore", "pipe", "pipe"] });
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  if (child.exitCode !== 0) throw new Error(`${script} failed. Was npm ci run beside it?\n${output}\n${errors}`);
}
