// Bundles the boot into one minified script. It is inlined into HTML, so `</script` must not occur in it.
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { minify } from "terser";

const bundle = await build({
  // The source: TypeScript wraps the argument of `import()`, and the minifier makes a second argument of that.
  entryPoints: [fileURLToPath(new URL("./src/web/boot.ts", import.meta.url))],
  conditions: ["@nacre/source"],
  bundle: true,
  format: "iife",
  target: "es2022",
  write: false,
  legalComments: "none",
});
const { code } = await minify(bundle.outputFiles[0].text, { ecma: 2020, toplevel: true, compress: { passes: 4 } });
if (/<\/script/i.test(code)) throw new Error("the boot holds </script and can not be inlined");
await writeFile(new URL("./dist/boot.js", import.meta.url), code);
