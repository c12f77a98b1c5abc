import { matchRoute } from "@nacre/plan";
import { renderShellHtml } from "@nacre/runtime/html";
import type { World } from "./Deployment.ts";

export interface Page {
  html: string;
  /** 404 where the application has no such page; its own "not found" is shown all the same. */
  status: 200 | 404;
}

/** The HTML for one address of the application. */
export function createPage(
  { snapshot, template }: World,
  path: string,
  { boot, recovery, head }: { boot: string; recovery: string; head: string | undefined },
): Page {
  const known = path === "/" || snapshot.routes.length === 0 || matchRoute(snapshot.routes, path) !== undefined;
  const html = renderShellHtml(template, snapshot, {
    boot,
    recovery,
    route: path,
    ...(head !== undefined && { head }),
  });
  return { html, status: known ? 200 : 404 };
}
