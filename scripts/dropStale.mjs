// Before a package is packed: takes out of dist what a source made that is not there any more. Compilers leave it behind.
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

const maps = readdirSync("dist", { recursive: true }).filter((path) => /\.(js|d\.ts)\.map$/.test(path));
for (const map of maps.map((path) => join("dist", path))) {
  const { sources } = JSON.parse(readFileSync(map, "utf8"));
  if (sources.every((source) => existsSync(join(dirname(map), source)))) continue;
  for (const stale of [map, map.slice(0, -".map".length)]) rmSync(stale, { force: true });
}
