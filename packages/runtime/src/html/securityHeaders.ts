import type { Slice, Snapshot } from "@nacre/contract";

/** Sources that a page needs beside those that Nacre knows of, by directive: `{ "connect-src": ["https://api.example"] }`. */
export type MoreSources = Readonly<Record<string, readonly string[]>>;

/** Headers by name, for `new Headers(...)` or a server's own call. */
export type SecurityHeaders = Record<string, string>;

/**
 * The headers under which a page executes nothing but known bytes: `Content-Security-Policy` (scripts of the builds' origins
 * and the page's inline scripts by hash, no `unsafe-inline`, no `unsafe-eval`, Trusted Types with the one policy `nacre`), and
 * `Integrity-Policy`, which refuses every script that comes without a hash.
 *
 * `blob:` is there only where a build has workers, `'wasm-unsafe-eval'` only where one has wasm. Where the snapshot has
 * containers of other federations, which load their own chunks without hashes, Trusted Types and `Integrity-Policy` are left
 * out. Inline `style` attributes and event handlers in the HTML are not let in.
 *
 * Pure. It vouches for **every** inline script and style of the HTML: give it the page as it is built, before anything that a
 * visitor could have written is put into it.
 *
 * @param html as `renderShellHtml` gave it
 * @param snapshot the one in it
 * @param more sources to add, by directive
 * @example
 * const headers = await securityHeaders(html, snapshot, { "connect-src": ["https://api.example"] });
 */
export async function securityHeaders(
  html: string,
  snapshot: Snapshot,
  more: MoreSources = {},
): Promise<SecurityHeaders> {
  const slices = Object.values(snapshot.builds);
  const isForeign = slices.some(({ format }) => format === "foreign");
  const directives: Record<string, readonly string[]> = {
    ...(await sourcesOf(html, snapshot, slices)),
    ...(!isForeign && trustedTypes),
  };
  const names = new Set([...Object.keys(directives), ...Object.keys(more)]);
  const policy = [...names].map((name) => {
    const own = directives[name] ?? [];
    const added = more[name] ?? [];
    return [name, ...new Set(added.length > 0 ? [...own.filter((source) => source !== NONE), ...added] : own)].join(
      " ",
    );
  });
  return {
    "Content-Security-Policy": policy.join("; "),
    ...(!isForeign && { "Integrity-Policy": "blocked-destinations=(script)" }),
  };
}

const NONE = "'none'";
const SELF = "'self'";
const trustedTypes: Record<string, string[]> = {
  "require-trusted-types-for": ["'script'"],
  "trusted-types": ["nacre"],
};

async function sourcesOf(
  html: string,
  { routes }: Snapshot,
  slices: readonly Slice[],
): Promise<Record<string, string[]>> {
  const builds = unique(slices.flatMap(({ base, fallbackUrl }) => [base, fallbackUrl ?? []].flat().map(sourceOf)));
  const apis = routes.flatMap(({ data = [] }) => data.map(sourceOf));
  const blob = slices.some(({ workers }) => workers) ? ["blob:"] : [];
  const wasm = slices.some(({ files }) => Object.keys(files).some((file) => file.endsWith(".wasm")));
  return {
    "default-src": unique([SELF, ...builds]),
    "script-src": [...builds, ...(await hashesOf(html, "script")), ...(wasm ? ["'wasm-unsafe-eval'"] : []), ...blob],
    "style-src": [...builds, ...(await hashesOf(html, "style"))],
    "connect-src": unique([SELF, ...builds, ...apis]),
    "img-src": unique([SELF, ...builds, "data:"]),
    "worker-src": blob.length > 0 ? blob : [NONE],
    "object-src": [NONE],
    "base-uri": [SELF],
  };
}

/** The origin of an address, as a browser reads it: a host is what is left of a URL when it has been parsed. */
function sourceOf(address: string): string {
  const here = "https://page.invalid";
  const { origin } = new URL(address, here);
  return origin === here ? SELF : origin;
}

/** Scripts that are data have a type of their own, and are not executed. */
const executed = /\btype\s*=\s*["']?(?:module|importmap|text\/javascript|speculationrules)\b/i;

async function hashesOf(html: string, tag: "script" | "style"): Promise<string[]> {
  const elements = html.matchAll(new RegExp(`<${tag}\\b((?:"[^"]*"|'[^']*'|[^'">])*)>([^]*?)</${tag}`, "gi"));
  const texts = [...elements].flatMap(([, attributes = "", text = ""]) => {
    const isInline = !/\ssrc\s*=/i.test(attributes);
    const isCode = tag === "style" || !/\stype\s*=/i.test(attributes) || executed.test(attributes);
    return isInline && isCode ? [text] : [];
  });
  return unique(await Promise.all(texts.map(hash)));
}

async function hash(text: string): Promise<string> {
  // A parser of HTML knows one end of a line.
  const bytes = new TextEncoder().encode(text.replaceAll(/\r\n?/g, "\n"));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `'sha256-${btoa(String.fromCharCode(...digest))}'`;
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list)];
}
