// Builds containers and hosts of other federations, with the versions that this folder pins.
//
//   node build.mjs '[{ "tool": "mf" | "vite", "context": "<project>", "entry"?: "./src/index.js", "federation": {...} }]'
//
// Each project is built into its folder dist. `federation` goes to the tool's own plugin.
import { federation as viteFederation } from "@module-federation/vite";
import { ModuleFederationPlugin } from "@module-federation/enhanced/webpack";
import { build as buildVite } from "vite";
import webpack from "webpack";

/** Types would be asked for over the network. */
const always = { dts: false };

async function mf({ context, entry = {}, federation }) {
  const compiler = webpack({
    mode: "production",
    context,
    entry,
    devtool: false,
    experiments: { css: true },
    output: { path: `${context}/dist`, publicPath: "auto", uniqueName: federation.name },
    plugins: [new ModuleFederationPlugin({ ...always, ...federation })],
  });
  const stats = await new Promise((resolve, reject) => {
    compiler.run((failure, done) => (failure ? reject(failure) : resolve(done)));
  });
  if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));
}

async function vite({ context, federation }) {
  await buildVite({
    root: context,
    base: "./",
    configFile: false,
    logLevel: "error",
    // The plugin adds the container to the entries.
    build: { target: "esnext", rollupOptions: { input: {} } },
    plugins: [viteFederation({ ...always, ...federation })],
  });
}

const tools = { mf, vite };

for (const job of JSON.parse(process.argv[2])) {
  // Module Federation looks for packages, and writes its files, where the process is.
  process.chdir(job.context);
  await tools[job.tool](job);
}
