import type { Format, Snapshot } from "@nacre/contract";
import { matchRoute, reachOfPages, select, type SelectedFile } from "@nacre/plan";
import { scriptFormat } from "../core/scriptFormat.ts";
import { connectLater } from "./connectLater.ts";
import { importMap } from "./importMap.ts";
import { originsAhead } from "./originsAhead.ts";
import { partOfSnapshot } from "./partOfSnapshot.ts";
import type { SnapshotPart, WholeSnapshot } from "./WholeSnapshot.ts";

/** What `renderShellHtml` is told besides the template and the snapshot. */
export interface RenderShellHtmlOptions {
  /** Text of the prebuilt boot: the file that `bootFile` names. */
  boot: string;
  /** Text of `@nacre/runtime/recovery.js`: what is done when something does not come. Without it, nothing is tried again. */
  recovery?: string;
  /**
   * Where the whole snapshot lies (`splitSnapshot`), and the text of `@nacre/runtime/whole.js`. The HTML then holds what the
   * route reaches, or without a route what fits. Needs `recovery`.
   */
  whole?: (WholeSnapshot & { script: string }) | undefined;
  /** Milliseconds for one file, all tries included; half of it for the snapshot. Default 8,000. Needs `recovery`. */
  deadline?: number;
  /** Path of the page, when it is known: its tags are written into the HTML. Else the boot inserts them. */
  route?: string;
  /** For a content security policy with nonces. */
  nonce?: string;
  /** More HTML for the head, after the boot. */
  head?: string;
}

/** Where the boot goes in a template. Without it: before `</head>`. */
const SLOT = "<!--nacre-->";

/**
 * Writes the HTML of a page: the snapshot as data, the boot, and for a known route the tags of its files. Where builds are
 * ES modules, an import map with their hashes as well. Of the snapshot, only what pages can come to load is written
 * (`reachOfPages`). Where other pages lie on other origins, a script connects to those once the first page is there.
 *
 * Pure: the same input gives the same HTML. It does not check the template, and does not choose a status code.
 *
 * @param template HTML with `<!--nacre-->` in its head
 * @param snapshot the world that the page is planned against
 * @example
 * const html = renderShellHtml(template, snapshot, { boot, recovery, route: "/catalog" });
 */
export function renderShellHtml(template: string, snapshot: Snapshot, options: RenderShellHtmlOptions): string {
  const { boot, recovery, deadline, route, nonce, head = "" } = options;
  const whole = recovery === undefined ? undefined : options.whole;
  const attributes = nonce === undefined ? "" : ` nonce="${escapeAttribute(nonce)}"`;
  const data = JSON.stringify(whole ? partFor(snapshot, whole, route) : reachOfPages(snapshot)).replaceAll(
    "<",
    "\\u003c",
  );
  const limit = deadline === undefined ? "" : ` data-deadline="${deadline}"`;
  const files = firstFiles(snapshot, route);
  const tags = route === undefined ? "" : tagsOf(snapshot, files, attributes);
  const ahead = originsAhead(snapshot, files).join(" ");
  const map = importMap(snapshot);
  const parts = [
    // Before anything that could import.
    map === undefined ? "" : `<script type="importmap"${attributes}>${map}</script>`,
    `<script type="application/json" id="nacre-snapshot">${data}</script>`,
    `<script${attributes}${tags && " data-tags"}>${boot.trim()}</script>`,
    // Before the tags: a style would hold it back.
    whole === undefined ? "" : `<script${attributes}>${whole.script.trim()}</script>`,
    tags,
    // Behind everything that the boot and the tags request.
    recovery === undefined ? "" : `<script${attributes}${limit}>${recovery.trim()}</script>`,
    ahead && `<script${attributes} data-origins="${escapeAttribute(ahead)}">${connectLater}</script>`,
    head,
  ].join("");
  // A function, because a replacement text would read `$&` in the data as a pattern.
  return template.includes(SLOT)
    ? template.replace(SLOT, () => parts)
    : template.replace("</head>", () => `${parts}</head>`);
}

function partFor(snapshot: Snapshot, { url, integrity }: WholeSnapshot, route: string | undefined): SnapshotPart {
  return { ...partOfSnapshot(snapshot, route), whole: { url, integrity, ...(route !== undefined && { route }) } };
}

/** The files that the application needs at once, and with them those of its page, where that is known. */
function firstFiles(snapshot: Snapshot, pathname: string | undefined): SelectedFile[] {
  const app = snapshot.builds[snapshot.names[snapshot.root]!]?.app;
  const route = pathname === undefined ? undefined : matchRoute(snapshot.routes, pathname)?.route;
  const wanted = [...(app ? [snapshot.root + app.slice(1)] : []), ...(route?.modules ?? []), ...(route?.preload ?? [])];
  return select(snapshot, wanted).files;
}

function tagsOf({ builds }: Snapshot, files: readonly SelectedFile[], attributes: string): string {
  return (
    files
      // The boot itself fetches and compiles wasm.
      .filter(({ type }) => type !== "wasm")
      .map((file) => tagOf(file, scriptFormat(builds[file.build]!), attributes))
      .join("")
  );
}

function tagOf(file: SelectedFile, format: Format, attributes: string): string {
  const shared = `data-nacre="${file.build}" crossorigin="anonymous" integrity="${file.integrity}" fetchpriority="high"${attributes}`;
  const url = escapeAttribute(file.url);
  if (file.type === "style") return `<link rel="stylesheet" href="${url}" ${shared}>`;
  if (format === "module") return `<link rel="modulepreload" href="${url}" ${shared}>`;
  return `<script async src="${url}" ${shared}></script>`;
}

function escapeAttribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
