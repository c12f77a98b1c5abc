import { registerHooks } from "node:module";
import { importAs, type Owner } from "./currentRuntime.ts";

/** Sources of modules that are about to be imported, by the address under which Node will know them. */
const sources = new Map<string, string>();
let count = 0;
let hooked = false;

/**
 * Evaluates an ES module that was fetched. It sees its own HTTP address, so that assets are found beside it. Each
 * evaluation has an address of its own: two runtimes share no module, and what failed is evaluated anew.
 */
export async function evaluateModule(owner: Owner, url: string, source: string): Promise<unknown> {
  hook();
  const address = new URL(url);
  address.searchParams.set("nacre", String(++count));
  sources.set(address.href, source);
  try {
    return await importAs(owner, address.href, () => import(address.href) as Promise<unknown>);
  } finally {
    sources.delete(address.href);
  }
}

/** Node imports no address of the network by itself: these, whose bytes were checked, come from memory. */
function hook(): void {
  if (hooked) return;
  hooked = true;
  registerHooks({
    resolve: (specifier, context, next) =>
      sources.has(specifier) ? { url: specifier, format: "module", shortCircuit: true } : next(specifier, context),
    load: (url, context, next) => {
      const source = sources.get(url);
      return source === undefined ? next(url, context) : { format: "module", source, shortCircuit: true };
    },
  });
}
