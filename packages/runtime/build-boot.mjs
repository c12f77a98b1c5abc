// Bundles the boot into one minified script. It is inlined into HTML, so `</script` must not occur in it.
import { writeFile } from "node:fs/promises";
import { build } from "esbuild";

const { outputFiles } = await build({
  entryPoints: [new URL("./dist/web/boot.js", import.meta.url).pathname],
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  write: false,
  legalComments: "none",
});
const text = outputFiles[0].text.trim();
if (/<\/script/i.test(text)) throw new Error("the boot holds </script and can not be inlined");
await writeFile(new URL("./dist/boot.js", import.meta.url), text);
