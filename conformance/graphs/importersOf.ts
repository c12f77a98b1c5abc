import type { Graph, GraphBuild, GraphPackage } from "./Graph.ts";
import { copyOf } from "./writeGraph.ts";

/** Code that imports packages: an exposed module, or a package itself. */
export interface Importer {
  /** As the code calls itself. */
  id: string;
  build: GraphBuild;
  /** Ranges of the package.json beside it. */
  dependencies: Record<string, string>;
  /** The copy that Node's rules find from there. */
  resolve(name: string): string;
}

export function importersOf({ builds }: Graph): Importer[] {
  return builds.flatMap((build) => {
    const root: Scope = { folder: "node_modules", packages: build.packages };
    const modules = build.modules.map(({ name }): Importer => {
      const { dependencies } = build;
      return { id: `${build.name}/${name}`, build, dependencies, resolve: (each) => find(build, [root], each) };
    });
    return [...modules, ...importersOfPackages(build, [root])];
  });
}

/** Every copy of a package that a build has installed. */
export function copiesOf(build: GraphBuild, name: string, version: string): string[] {
  return installed({ folder: "node_modules", packages: build.packages })
    .filter((each) => each.name === name && each.version === version)
    .map(({ folder }) => copyOf(build.name, folder, version));
}

/** A folder node_modules. */
interface Scope {
  folder: string;
  packages: readonly GraphPackage[];
}

function importersOfPackages(build: GraphBuild, scopes: readonly Scope[]): Importer[] {
  const { folder, packages } = scopes[0]!;
  return packages.flatMap((each) => {
    const own = `${folder}/${each.name}`;
    const inner = [{ folder: `${own}/node_modules`, packages: each.nested }, ...scopes];
    const { version, dependencies } = each;
    const resolve = (name: string): string => find(build, inner, name);
    return [
      { id: copyOf(build.name, own, version), build, dependencies, resolve },
      ...importersOfPackages(build, inner),
    ];
  });
}

/** The innermost scope that has it. */
function find(build: GraphBuild, scopes: readonly Scope[], name: string): string {
  for (const { folder, packages } of scopes) {
    const found = packages.find((each) => each.name === name);
    if (found) return copyOf(build.name, `${folder}/${name}`, found.version);
  }
  throw new Error(`${build.name} has no ${name}`);
}

function installed({ folder, packages }: Scope): { name: string; version: string; folder: string }[] {
  return packages.flatMap(({ name, version, nested }) => [
    { name, version, folder: `${folder}/${name}` },
    ...installed({ folder: `${folder}/${name}/node_modules`, packages: nested }),
  ]);
}
