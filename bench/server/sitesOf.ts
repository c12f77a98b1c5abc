import { variants } from "../variants/index.ts";
import type { BuiltFolder } from "../variants/Variant.ts";
import { basesOf, portOf, type Origins, type Protocol } from "./addresses.ts";
import type { Site } from "./main.ts";

const paths = ["/", "/catalog"];

/** The origins of a variant: the first one has the pages. */
export async function sitesOf(
  variant: string,
  built: readonly BuiltFolder[],
  protocol: Protocol,
  origins: Origins,
): Promise<Site[]> {
  const index = variants.findIndex(({ name }) => name === variant);
  const bases = basesOf(index, protocol, origins);
  const html = paths.map(async (path) => [path, await variants[index]!.html(built, bases, path)] as const);
  const pages = Object.fromEntries(await Promise.all(html));
  const groups = origins === "one" ? [built] : built.map((build) => [build]);
  return groups.map((group) => {
    const { name } = group[0]!;
    return {
      port: portOf(index, protocol, origins, name),
      protocol,
      built: group,
      pages: name === "shell" ? pages : {},
    };
  });
}
