import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Build } from "@nacre/contract";
import { rspack } from "@rspack/core";
import webpack, { type Configuration } from "webpack";
import type { CaseBuild } from "../../conformance/harness/Case.ts";
import { configurationOf, readBuild } from "../../conformance/harness/buildCase.ts";
import { runBundler } from "../../conformance/harness/runBundler.ts";
import type { Bundler } from "../cells.ts";

export const folder: string = join(import.meta.dirname, "..");

/** The builds of one bundler, by name. Each `base` is a folder. */
export type World = Record<string, Build>;

const dep = { dep: { singleton: true } };
/** Each file tells that it begins, so that a cell can break it. */
const near = (bundler: Bundler): Configuration => ({
  experiments: { css: true, asyncWebAssembly: true },
  module: { rules: [{ test: /\.css$/, type: "css/auto" }] },
  plugins: [
    new (bundler === "rspack" ? (rspack as unknown as typeof webpack) : webpack).BannerPlugin({
      banner: "globalThis.chaos.began();",
      raw: true,
      test: /\.js$/,
    }),
  ],
});

/** Where a cell breaks a layer, that is a file of its own. */
const builds: Record<string, CaseBuild> = {
  shell: { shared: dep, dependencies: { dep: "^1.0.0" }, inlineExposes: 0 },
  near: {
    inlineExposes: 0,
    exposes: { "./Widget": "./Widget.js", "./Part": "./Part.js" },
    remotes: ["far"],
    shared: dep,
    dependencies: { dep: "^1.0.0" },
    config: near,
  },
  far: { exposes: { "./Part": "./Part.js" }, inlineExposes: 0 },
  sibling: { exposes: { "./Box": "./Box.js" } },
  picky: {
    exposes: { "./Strict": "./Strict.js" },
    shared: { dep: { singleton: true, strictVersion: true, requiredVersion: "^2.0.0", import: false } },
  },
};

/** `add(a, b)`. */
const add = "AGFzbQEAAAABBwFgAn9/AX8DAgEABwcBA2FkZAAACgkBBwAgACABags=";

/** Builds everything with one bundler. */
export async function buildWorld(bundler: Bundler): Promise<World> {
  const target = join(folder, ".tmp", bundler);
  await rm(target, { recursive: true, force: true });
  const built = Object.entries(builds).map(async ([key, build]) => {
    const context = join(target, key);
    await cp(join(folder, "builds", key), context, { recursive: true });
    await writePackages(context, key, build);
    await runBundler(bundler, configurationOf(context, key, build, bundler));
    return [key, await readBuild(join(context, "dist"))] as const;
  });
  return Object.fromEntries(await Promise.all(built));
}

async function writePackages(context: string, name: string, { dependencies = {} }: CaseBuild): Promise<void> {
  await writeFile(join(context, "package.json"), JSON.stringify({ name, version: "1.0.0", dependencies }));
  if (name === "near") await writeFile(join(context, "add.wasm"), Buffer.from(add, "base64"));
  const target = join(context, "node_modules/dep");
  await mkdir(target, { recursive: true });
  await writeFile(join(target, "package.json"), JSON.stringify({ name: "dep", version: "1.0.0" }));
  await writeFile(join(target, "index.js"), `globalThis.chaos.ran("dep"); export const name = "dep of ${name}";`);
}
