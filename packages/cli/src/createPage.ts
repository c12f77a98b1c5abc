import { matchRoute } from "@nacre/plan";
import { renderShellHtml } from "@nacre/runtime/html";
import type { World } from "./Deployment.ts";

export interface Page {
  html: string;
  /** 404 where the application has no such page; its own "not found" is shown all the same. */
  status: 200 | 404;
}

/** What a page's HTML has in it beside its template and its snapshot. */
export interface PageParts {
  boot: string;
  recovery: string;
  /** What a page carries whose snapshot is too large for the HTML. */
  completion: string;
  /** Milliseconds after which a file is given up. */
  deadline: number | undefined;
  head: string | undefined;
}

/** The HTML for one address of the application. */
export function createPage(
  { snapshot, template, whole }: World,
  path: string,
  { boot, recovery, completion, deadline, head }: PageParts,
): Page {
  const known = path === "/" || snapshot.routes.length === 0 || matchRoute(snapshot.routes, path) !== undefined;
  const html = renderShellHtml(template, snapshot, {
    boot,
    recovery,
    route: path,
    ...(whole && { whole: { ...whole, script: completion } }),
    ...(deadline !== undefined && { deadline }),
    ...(head !== undefined && { head }),
  });
  return { html, status: known ? 200 : 404 };
}
