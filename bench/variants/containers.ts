import { cp, glob, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { NacrePlugin } from "@nacre/webpack";
import webpack, { type Configuration } from "webpack";
import { webpackConfig } from "./baseConfig.ts";
import { plan } from "./nacre.ts";
import { renderPage } from "./renderPage.ts";
import { runCompiler } from "./runCompiler.ts";
import type { Bases, BuiltFolder } from "./Variant.ts";
import { writeHtml } from "./writeHtml.ts";

/** Who federates the containers. */
export type Federation = "nacre" | "webpack-mf";

const keys = Array.from({ length: 30 }, (_, index) => `dep${index}`);

/**
 * Builds a host and many small containers that share 30 packages with it.
 *
 * @returns The host first.
 */
export async function buildContainers(
  federation: Federation,
  count: number,
  out: string,
  bases: Bases,
): Promise<BuiltFolder[]> {
  const names = Array.from({ length: count }, (_, index) => `c${index}`);
  await writeSources(out, names);
  const all = ["shell", ...names];
  const configurations = all.map((name) => configure(federation, name, names, out, bases));
  // All at once would need gigabytes.
  for (let from = 0; from < configurations.length; from += 10) {
    await runCompiler(webpack, configurations.slice(from, from + 10));
  }
  return all.map((name) => ({ name, folder: join(out, "dist", name) }));
}

/**
 * Copies builds of one origin, whose paths are `/b/<name>/`, and writes other addresses into them: what a build for these would differ in.
 *
 * @param from what `buildContainers` was given as `out`
 * @returns The host first.
 */
export async function moveContainers(from: string, out: string, bases: Bases): Promise<BuiltFolder[]> {
  await rm(join(out, "dist"), { recursive: true, force: true });
  await cp(join(from, "dist"), join(out, "dist"), { recursive: true });
  for await (const file of glob(join(out, "dist/*/*.js"))) {
    const text = await readFile(file, "utf8");
    await writeFile(
      file,
      text.replaceAll(/"\/b\/(\w+)\//g, (_, name: string) => `"${bases[name]}`),
    );
  }
  return Object.keys(bases).map((name) => ({ name, folder: join(out, "dist", name) }));
}

/** The host's HTML: it shows its heading when all containers are there. */
export async function containersHtml(
  federation: Federation,
  built: readonly BuiltFolder[],
  bases: Bases,
): Promise<string> {
  if (federation === "webpack-mf") return writeHtml(template, bases["shell"]!, ["main.js"], []);
  return renderPage(template, await plan(built, bases), "/");
}

const template =
  '<!doctype html><html lang="en"><head><title>Containers</title><link rel="icon" href="data:,"><!--nacre--></head><body></body></html>';

async function writeSources(out: string, names: readonly string[]): Promise<void> {
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(join(out, path, ".."), { recursive: true });
    await writeFile(join(out, path), text);
  };
  for (const key of keys) {
    const json = { name: key, version: "1.0.0", main: "index.js", sideEffects: false };
    await write(`node_modules/${key}/package.json`, JSON.stringify(json));
    await write(
      `node_modules/${key}/index.js`,
      `export const name = "${key}";\nexport const list = ["${key}", 1, 2, 3];\n`,
    );
  }
  const imports = keys.map((key, index) => `import { name as n${index} } from "${key}";`).join("\n");
  const used = keys.map((_, index) => `n${index}`).join(", ");
  const dependencies = Object.fromEntries(keys.map((key) => [key, "^1.0.0"]));
  for (const name of ["shell", ...names])
    await write(`${name}/package.json`, JSON.stringify({ name, version: "1.0.0", dependencies }));
  for (const name of names)
    await write(`${name}/part.js`, `${imports}\nexport default () => ["${name}", ${used}].join();\n`);
  await write("shell/start.js", 'import("./main.js");\n');
  await write("shell/index.html", template);
  await write("shell/main.js", hostSource(names, imports, used));
}

function hostSource(names: readonly string[], imports: string, used: string): string {
  const parts = names.map((name, index) => `import part${index} from "${name}/part";`).join("\n");
  const all = names.map((_, index) => `part${index}`).join(", ");
  return `${imports}
${parts}
const heading = document.createElement("h1");
heading.setAttribute("elementtiming", "home");
heading.textContent = new Set([${used}]).size + " packages, " + [${all}].map((part) => part()).length + " containers";
document.body.append(heading);
`;
}

function configure(
  federation: Federation,
  name: string,
  names: readonly string[],
  out: string,
  bases: Bases,
): Configuration {
  const config = webpackConfig(name, out);
  const isHost = name === "shell";
  const exposes: Record<string, string> = isHost ? {} : { "./part": "./part.js" };
  const shared = {
    context: join(out, name),
    output: { ...config.output, path: join(out, "dist", name) },
    module: {},
  };
  if (federation === "nacre") {
    const remotes = isHost ? [...names] : [];
    const html = isHost && { html: "./index.html" };
    const plugin = new NacrePlugin({ name, exposes, remotes, shared: keys, ...html });
    return { ...config, ...shared, entry: isHost ? "./main.js" : {}, plugins: [plugin as never] };
  }
  const remotes = Object.fromEntries(names.map((remote) => [remote, `${remote}@${bases[remote]}remoteEntry.js`]));
  const plugin = new webpack.container.ModuleFederationPlugin({
    name,
    filename: "remoteEntry.js",
    exposes,
    remotes: isHost ? remotes : {},
    shared: keys,
  });
  return {
    ...config,
    ...shared,
    entry: isHost ? { main: "./start.js" } : {},
    output: { ...shared.output, publicPath: bases[name]!, ...(isHost && { filename: "[name].js" }) },
    plugins: [plugin],
  };
}
