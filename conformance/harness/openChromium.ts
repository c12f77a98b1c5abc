import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Reference, Snapshot } from "@nacre/contract";
import { renderShellHtml } from "@nacre/runtime/html";
import type { FileServer } from "./FileServer.ts";
import type { Host } from "./Host.ts";
import { Tabs } from "./Tabs.ts";
import { withDeadline } from "./withDeadline.ts";

const read = (file: string): string => readFileSync(createRequire(import.meta.url).resolve(file), "utf8");
const boot = read("@nacre/runtime/boot.js");
const recovery = read("@nacre/runtime/recovery.js");
const template = "<!doctype html><html><head><title>Conformance</title><!--nacre--></head><body></body></html>";

export const tabs: Tabs = new Tabs();

/** Starts an application as users do: by its HTML, in a browser. */
export async function openChromium(
  server: FileServer,
  snapshot: Snapshot,
  { app, path, tags }: { app: Reference; path: string; tags: boolean },
): Promise<Host> {
  const tab = await tabs.take();
  server.html = renderShellHtml(template, snapshot, {
    boot,
    recovery,
    head: listen(app),
    ...(tags && { route: path }),
  });
  await tab.page.goto(`https://localhost:${server.port}${path}`);
  await withDeadline("The start", tab.page.evaluate("started"));
  return {
    complaints: tab.complaints,
    run: (work, argument) => withDeadline("The work", tab.page.evaluate(call(app, work, argument))) as never,
    [Symbol.asyncDispose]: async () => tabs.giveBack(tab),
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
