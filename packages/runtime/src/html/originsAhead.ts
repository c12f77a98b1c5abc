import type { Snapshot } from "@nacre/contract";
import { select, type SelectedFile } from "@nacre/plan";
import { segmentsOf } from "./overlap.ts";

/** Connections that nobody may come to use. */
const most = 4;
/** Pages that one may go to next, the shortest paths first. */
const near = 20;

/**
 * Other origins on which pages lie that somebody may go to next. Those to which the first page's files lead are none of them,
 * and paths have no origin but the page's.
 *
 * @param first files of the first page
 */
export function originsAhead(snapshot: Snapshot, first: readonly SelectedFile[]): string[] {
  const known = new Set(first.map(({ url }) => originOf(url)).concat(undefined));
  const isNew = (url: string): boolean => !known.has(originOf(url));
  if (!Object.values(snapshot.builds).some(({ base }) => isNew(base))) return [];
  const routes = snapshot.routes.toSorted((a, b) => segmentsOf(a.path).length - segmentsOf(b.path).length);
  const modules = routes.slice(0, near).flatMap((route) => [...route.modules, ...(route.preload ?? [])]);
  const ahead = select(snapshot, modules).files.filter(({ url }) => isNew(url));
  return [...new Set(ahead.map(({ url }) => originOf(url)!))].slice(0, most);
}

function originOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).origin : undefined;
}
