import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { isBuildId, NacreError, type BuildId } from "@nacre/contract";
import type { Outcome } from "./Outcome.ts";

/** Absolute source file by request: `components/Button`. */
export interface ExposedSources {
  /** Name of the build. */
  name: string;
  sources: Record<string, string>;
}

const configs = ["webpack", "rspack"].flatMap((tool) =>
  ["ts", "mts", "js", "mjs"].map((end) => `${tool}.config.${end}`),
);
const extensions = [
  "",
  ".ts",
  ".tsx",
  ".mts",
  ".js",
  ".jsx",
  ".mjs",
  "/index.ts",
  "/index.tsx",
  "/index.js",
  "/index.jsx",
];
/** What TypeScript can read types from. */
const typed = /\.(?:[cm]?[jt]s|[jt]sx|json)$/;

/** The bundler's configuration in a folder. */
export function findConfig(folder: string): string | undefined {
  return configs.map((file) => resolve(folder, file)).find((file) => existsSync(file));
}

/**
 * What a configuration exposes, and from which source files. It imports the configuration, and with it the bundler.
 * Exposes that are no modules for TypeScript (styles, images) are left out.
 */
export async function exposedSources(file: string): Promise<Outcome<ExposedSources>> {
  try {
    const plugin = findPlugin(await loadConfig(file));
    if (!plugin) return broken(file, "it has no NacrePlugin");
    return { ok: true, value: sourcesOf(plugin, file) };
  } catch (cause) {
    return broken(file, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

/** What a name in a build's imports means: a container, or one build of it. */
export interface RemoteAlias {
  alias: string;
  name: string;
  build?: BuildId;
}

/** The names that a configuration has for containers, where they are not simply the containers' own. */
export async function remoteAliases(file: string): Promise<Outcome<RemoteAlias[]>> {
  try {
    const plugin = findPlugin(await loadConfig(file));
    const aliases = aliasesOf(plugin?.options.remotes ?? []);
    return { ok: true, value: aliases.filter(({ alias, name, build }) => alias !== name || build !== undefined) };
  } catch (cause) {
    return broken(file, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function aliasesOf(remotes: Record<string, string> | string[]): RemoteAlias[] {
  const entries = Array.isArray(remotes)
    ? remotes.map((each) => [each.split("@")[0]!, each] as const)
    : Object.entries(remotes);
  return entries.map(([alias, target]) => {
    const [name = "", hint = ""] = target.split("@");
    return { alias, name, ...(isBuildId(hint) && { build: hint }) };
  });
}

interface PluginOptions {
  name: string;
  exposes?: unknown;
  remotes?: Record<string, string> | string[];
}

interface LoadedConfig {
  context?: string;
  plugins?: unknown[];
}

interface FoundPlugin {
  context: string | undefined;
  options: PluginOptions;
}

async function loadConfig(file: string): Promise<LoadedConfig[]> {
  const { default: exported } = (await import(pathToFileURL(file).href)) as { default: unknown };
  const made: unknown = typeof exported === "function" ? await exported({}, { mode: "production" }) : await exported;
  return (Array.isArray(made) ? made : [made]) as LoadedConfig[];
}

function findPlugin(loaded: readonly LoadedConfig[]): FoundPlugin | undefined {
  for (const { context, plugins = [] } of loaded) {
    const plugin = plugins.find(isNacrePlugin);
    if (plugin) return { context, options: plugin.options };
  }
  return undefined;
}

function isNacrePlugin(value: unknown): value is { options: PluginOptions } {
  if (typeof value !== "object" || value === null) return false;
  const branded = Symbol.for("nacre.plugin") in value || value.constructor.name === "NacrePlugin";
  return branded && "options" in value;
}

function sourcesOf({ context, options }: FoundPlugin, file: string): ExposedSources {
  const folder = context ?? dirname(file);
  const sources: Record<string, string> = {};
  for (const [expose, request] of exposesOf(options.exposes)) {
    const source = resolveSource(folder, request);
    if (source !== undefined && typed.test(source)) sources[options.name + expose.slice(1)] = source;
  }
  return { name: options.name, sources };
}

/** In the forms that webpack takes: `{ "./Button": "./src/Button.tsx" }`, an object with `import`, lists of these. */
function exposesOf(exposes: unknown): [expose: string, request: string][] {
  if (Array.isArray(exposes))
    return exposes.flatMap((part) => (typeof part === "string" ? [[part, part]] : exposesOf(part)));
  if (typeof exposes !== "object" || exposes === null) return [];
  return Object.entries(exposes).flatMap(([expose, value]) => {
    const request = requestOf(value);
    return request === undefined ? [] : [[expose, request]];
  });
}

/** Of several modules the last one's exports are what a consumer gets. */
function requestOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return requestOf(value.at(-1));
  return typeof value === "object" && value !== null && "import" in value ? requestOf(value.import) : undefined;
}

function resolveSource(folder: string, request: string): string | undefined {
  const path = request.startsWith(".") ? join(folder, request) : request;
  return extensions.map((end) => path + end).find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
}

function broken(file: string, reason: string, cause?: unknown): Outcome<never> {
  return { ok: false, problems: [new NacreError("NACRE_CLI_BAD_CONFIG", { file, reason }, { cause })] };
}
