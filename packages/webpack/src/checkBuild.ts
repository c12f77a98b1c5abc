import { NacreError, type Manifest, type RouteData } from "@nacre/contract";
import type { Compilation, Module } from "./bundler.ts";
import { parseContainerEntry } from "./manifest/identifiers.ts";
import { parseProvide } from "./manifest/shareNames.ts";
import type { NormalOptions } from "./options.ts";
import { sharedConfigOf } from "./shared.ts";

/** Everything that is wrong with a build, with the fix in each message. What bundlers do not notice by themselves. */
export async function checkBuild(
  compilation: Compilation,
  manifest: Manifest,
  options: NormalOptions,
): Promise<NacreError[]> {
  return [
    ...missingExposes(manifest, options),
    ...routesNotExposed(manifest),
    // It brings the planner, which a build without routes does not need.
    ...(manifest.routes ? (await import("./routeClashes.ts")).routeClashes(manifest) : []),
    ...privateSingletons(compilation, options),
  ];
}

function missingExposes({ exposes, name }: Manifest, options: NormalOptions): NacreError[] {
  const missing = Object.entries(options.exposes).filter(
    ([expose, imports]) => exposes[expose]?.modules.length !== imports.length,
  );
  return missing.map(
    ([expose, imports]) =>
      new NacreError("NACRE_WEBPACK_MISSING_EXPOSE", { name, expose, request: imports.join(", ") }),
  );
}

function routesNotExposed({ name, exposes, routes = [] }: Manifest): NacreError[] {
  const visit = (route: RouteData, parent: string): NacreError[] => {
    const path = [parent, route.path].filter(Boolean).join("/");
    const { module, loader, remote } = route;
    const own = [module, loader].filter((each) => each !== undefined && remote === undefined && !exposes[each]);
    return [
      ...own.map(
        (each) => new NacreError("NACRE_WEBPACK_ROUTE_NOT_EXPOSED", { name, path: path || "/", module: each! }),
      ),
      ...(route.children ?? []).flatMap((child) => visit(child, path)),
    ];
  };
  return routes.flatMap((route) => visit(route, ""));
}

/** A singleton that is reached by another request than its share key is a second copy on the page. */
function privateSingletons(compilation: Compilation, options: NormalOptions): NacreError[] {
  const { moduleGraph } = compilation;
  const errors: NacreError[] = [];
  for (const shared of compilation.modules) {
    if (shared.type !== "provide-module") continue;
    const key = parseProvide(shared)?.key ?? "";
    const dependency = (shared.blocks[0] ?? shared).dependencies[0];
    const module = dependency && moduleGraph.getModule(dependency);
    if (!module || !sharedConfigOf(options.shared, key).singleton) continue;
    const importer = [...moduleGraph.getIncomingConnections(module)]
      .map((connection) => connection.originModule)
      .find((origin) => origin && isOutside(origin, module));
    if (importer)
      errors.push(
        new NacreError("NACRE_WEBPACK_PRIVATE_SINGLETON", { name: options.name, key, file: fileOf(importer) }),
      );
  }
  return errors;
}

/** Its own package imports it by path, and that is the same copy. */
function isOutside(origin: Module, shared: Module): boolean {
  if (origin.type === "provide-module" || origin.type === "consume-shared-module") return false;
  if (parseContainerEntry(origin.identifier())) return false;
  return packageFolder(fileOf(origin)) !== packageFolder(fileOf(shared));
}

function fileOf(module: Module): string {
  return module.nameForCondition() ?? module.identifier();
}

function packageFolder(file: string): string {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file.replaceAll("\\", "/"))?.[0] ?? "";
}
