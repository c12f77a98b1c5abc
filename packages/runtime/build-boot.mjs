// Bundles what is not imported as a package, each into one minified script.
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { minify } from "terser";
import names from "./internalNames.json" with { type: "json" };

/**
 * Properties that only the boot's own modules see: neither builds, nor snapshots, nor errors, nor the platform have them.
 * `test/internalNames.build.test.ts` holds that, by the types of the places where they stand.
 */
const internal = new RegExp(`^(${names.join("|")})$`);

async function bundle(from, to, format, mangleProps) {
  const { outputFiles } = await build({
    // The source: TypeScript wraps the argument of `import()`, and the minifier makes a second argument of that.
    entryPoints: [fileURLToPath(new URL(from, import.meta.url))],
    conditions: ["@nacre/source"],
    bundle: true,
    format,
    target: "es2022",
    minifySyntax: true,
    ...(mangleProps && { mangleProps }),
    write: false,
    legalComments: "none",
  });
  const compress = {
    passes: 2,
    // Smaller after gzip.
    inline: 1,
    hoist_funs: true,
    if_return: false,
    keep_fargs: false,
    pure_getters: true,
    unsafe_arrows: true,
    unsafe_methods: true,
    // What a selection lacks, and why something is in it, is for tools: the runtime says it when it is evaluated.
    pure_funcs: ["miss", "tell"],
  };
  const { code } = await minify(outputFiles[0].text, {
    ecma: 2020,
    toplevel: true,
    module: format === "esm",
    compress,
  });
  if (/<\/script/i.test(code)) throw new Error(`${to} holds </script and can not be inlined`);
  await writeFile(new URL(to, import.meta.url), code);
}

// The boot is inlined into HTML: the second one where a page has containers of other federations, the third one where the
// HTML holds no snapshot.
await bundle("./src/web/boot.ts", "./dist/boot.js", "iife", internal);
await bundle("./src/web/bootForeign.ts", "./dist/boot-foreign.js", "iife", internal);
await bundle("./src/web/bootSigned.ts", "./dist/boot-signed.js", "iife", internal);
// Inlined behind it: needed when something does not come, so not before everything has been requested.
await bundle("./src/web/recovery.ts", "./dist/recovery.js", "iife");
// Between the two, where the HTML holds a part of the snapshot.
await bundle("./src/web/whole.ts", "./dist/whole.js", "iife");
// The others are the plugin's: it inlines those that connect into builds that have wasm or workers, and emits the last one.
await bundle("./src/wasm/connect.ts", "./dist/connect-wasm.js", "iife");
await bundle("./src/worker/connect.ts", "./dist/connect-workers.js", "iife");
await bundle("./src/worker/runWorker.ts", "./dist/nacre-worker.js", "esm");
