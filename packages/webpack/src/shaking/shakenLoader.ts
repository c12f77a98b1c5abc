import { basename } from "node:path";
import type { ShakenShare } from "./ShakenShare.ts";

/** What a loader of either bundler has. */
interface LoaderContext {
  cacheable(flag: boolean): void;
  getOptions(): { shares: ReadonlyMap<string, ShakenShare>; key: string };
}

/** Makes the entry of a package one that exports only some of its names. Relative: no path of a machine is in it. */
function shakenLoader(this: LoaderContext): string {
  // The names are known when all else is built, and no file says which they are.
  this.cacheable(false);
  const { shares, key } = this.getOptions();
  const share = shares.get(key)!;
  const names = share.names();
  share.built = names.join();
  return `export { ${share.built} } from ${JSON.stringify(`./${basename(share.file)}`)};`;
}

export default shakenLoader;
