import { setTimeout as pass } from "node:timers/promises";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { cors } from "hono/cors";
import type { BuiltFolder } from "../variants/Variant.ts";

export interface Site {
  /** Builds that this origin serves, below `/b/<name>/`. */
  built: readonly BuiltFolder[];
  /** HTML by path, where the origin has the page. */
  pages: Readonly<Record<string, string>>;
  /** Milliseconds before each answer. */
  latency(): number;
}

/** What one origin of a variant answers. The same for all, so that only the builds differ. */
export function createSite({ built, pages, latency }: Site): Hono {
  const site = new Hono().use(cors());
  site.use(async (_, next) => {
    await pass(latency());
    await next();
  });
  for (const { name, folder } of built) {
    const rewriteRequestPath = (path: string): string => path.slice(`/b/${name}`.length);
    site.use(`/b/${name}/*`, async (c, next) => {
      await next();
      c.header("Cache-Control", "public, max-age=31536000, immutable");
    });
    site.use(`/b/${name}/*`, serveStatic({ root: folder, rewriteRequestPath, precompressed: true }));
  }
  const compressed = Object.fromEntries(Object.entries(pages).map(([path, html]) => [path, compress(html)]));
  site.get("*", (c) => {
    const forms = compressed[c.req.path];
    if (!forms) return c.notFound();
    const form = c.req.header("Accept-Encoding")?.includes("br") ? "br" : "gzip";
    return c.body(forms[form], 200, { "Content-Type": "text/html; charset=utf-8", "Content-Encoding": form });
  });
  return site;
}

/** Browsers take Brotli over TLS only. */
function compress(html: string): Record<"br" | "gzip", Uint8Array<ArrayBuffer>> {
  return { br: new Uint8Array(brotliCompressSync(html)), gzip: new Uint8Array(gzipSync(html, { level: 9 })) };
}
