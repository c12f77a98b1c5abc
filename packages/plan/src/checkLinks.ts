import { parseReference } from "@nacre/contract";
import type { BuildId, ExposeName, Reference, RouteData, Snapshot } from "@nacre/contract";
import { byText } from "./byText.ts";
import type { Finding } from "./finding.ts";

type World = Pick<Snapshot, "names" | "builds" | "root">;
interface Link {
  container?: string;
  name: string;
  build?: BuildId;
  expose?: ExposeName;
}

/** Everything that a build, a name or a route asks for and the snapshot does not have. */
export function checkLinks(world: World): Finding[] {
  const found = linksOf(world).flatMap((link) => check(world, link) ?? []);
  return [...new Map(found.map((finding) => [JSON.stringify(finding), finding])).values()];
}

function linksOf({ names, builds, root }: World): Link[] {
  const named = Object.entries(names).map(([name, build]): Link => ({ name, build }));
  const slices = Object.values(builds).sort((a, b) => byText(a.name, b.name));
  return [
    { name: root },
    ...named,
    ...slices.flatMap(({ name, remotes }) =>
      Object.values(remotes).map((target): Link => ({ ...target, container: name })),
    ),
    ...slices.flatMap(({ name, routes }) => (routes ?? []).flatMap((route) => routeLinks(name, route))),
  ];
}

function routeLinks(container: string, { remote, module, loader, middleware, preload, children }: RouteData): Link[] {
  const page = remote ?? (module === undefined ? undefined : container);
  return [
    ...(page === undefined ? [] : [{ container, name: page, ...(module !== undefined && { expose: module }) }]),
    ...[loader, middleware].flatMap((expose) =>
      expose === undefined ? [] : [{ container, name: remote ?? container, expose }],
    ),
    ...(preload ?? []).map((reference) => preloadLink(container, reference)),
    ...(children ?? []).flatMap((child) => routeLinks(container, child)),
  ];
}

function preloadLink(container: string, reference: Reference): Link {
  return reference.startsWith(".")
    ? { container, name: container, expose: reference }
    : { container, ...parseReference(reference) };
}

function check({ names, builds }: World, link: Link): Finding | undefined {
  const { container, name, expose } = link;
  const asked = { name, ...(container !== undefined && { container }) };
  const build = link.build ?? names[name];
  if (build === undefined) return error("NACRE_PLAN_UNKNOWN_CONTAINER", { ...asked, known: Object.keys(names).sort() });
  const slice = builds[build];
  if (slice === undefined) return error("NACRE_PLAN_UNKNOWN_BUILD", { ...asked, build });
  const known = Object.keys(slice.exposes).sort();
  // A foreign container without a manifest of its own lists nothing.
  const unlisted = slice.format === "foreign" && known.length === 0;
  if (expose === undefined || unlisted || known.includes(expose)) return undefined;
  return error("NACRE_PLAN_UNKNOWN_EXPOSE", { ...asked, build, expose, known });
}

function error(code: Finding["code"], details: Finding["details"]): Finding {
  return { code, severity: "error", details };
}
