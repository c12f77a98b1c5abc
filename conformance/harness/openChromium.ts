import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Reference, Snapshot } from "@nacre/contract";
import { renderShellHtml } from "@nacre/runtime/html";
import { chromium, type Browser, type Page } from "playwright-core";
import { inject } from "vitest";
import type { FileServer } from "./FileServer.ts";
import type { Host } from "./Host.ts";

const boot = readFileSync(createRequire(import.meta.url).resolve("@nacre/runtime/boot.js"), "utf8");
const template = "<!doctype html><html><head><title>Conformance</title><!--nacre--></head><body></body></html>";

let browser: Promise<Browser> | undefined;

/** Ends the connection of this file's tests to the browser. */
export async function closeChromium(): Promise<void> {
  await (await browser)?.close();
}

/** Starts an application as users do: by its HTML, in a browser that has nothing cached. */
export async function openChromium(
  server: FileServer,
  snapshot: Snapshot,
  { app, path, tags }: { app: Reference; path: string; tags: boolean },
): Promise<Host> {
  browser ??= chromium.connect(inject("browser"));
  const context = await (await browser).newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    // The runtime says which file it was.
    if (/^Failed to load resource/.test(message.text())) return;
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  await page.exposeFunction("complain", (text: string) => complaints.push(text));
  server.html = renderShellHtml(template, snapshot, { boot, head: listen(app), ...(tags && { route: path }) });
  await page.goto(`http://localhost:${server.port}${path}`);
  await page.evaluate("started");
  return {
    complaints,
    run: (work, argument) => page.evaluate(call(app, work, argument)) as never,
    [Symbol.asyncDispose]: () => context.close(),
  };
}

/** A script that hears when the application was evaluated, or when it failed. */
function listen(app: Reference): string {
  return `<script>
    const started = new Promise((done) => {
      addEventListener("unhandledrejection", done, { once: true });
      globalThis[Symbol.for("nacre")].on((event) => {
        if (event.type === "failure") complain(event.error.code);
        if (event.type === "evaluate" && event.reference === ${JSON.stringify(app)}) done();
      });
    }).then(() => undefined);
  </script>`;
}

function call(app: Reference, work: Parameters<Host["run"]>[0], argument: unknown): string {
  return `(async () => {
    const runtime = globalThis[Symbol.for("nacre")];
    const app = await runtime.peek(${JSON.stringify(app)})?.exports;
    return (${work.toString()})({ app, runtime }, ${JSON.stringify(argument)});
  })()`;
}
