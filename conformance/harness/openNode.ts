import { isNacreError, type Reference, type Snapshot } from "@nacre/contract";
import { createRuntime } from "@nacre/runtime";
import { createNodeAdapter } from "@nacre/runtime/node";
import type { FileServer } from "./FileServer.ts";
import { withDeadline } from "./withDeadline.ts";
import type { Host } from "./Host.ts";

const ownGlobals = new Set(Object.keys(globalThis));

/** Starts an application in this process, from files that come over HTTP. */
export async function openNode(server: FileServer, snapshot: Snapshot, app: Reference): Promise<Host> {
  forgetGlobals();
  const complaints: string[] = [];
  const runtime = createRuntime({
    snapshot,
    // Longer than a wave may take, so that a broken one says what is missing. Nothing is known from the last page.
    adapter: createNodeAdapter({ base: `http://127.0.0.1:${server.port}`, deadline: 20_000, cache: false }),
  });
  runtime.on((event) => {
    if (event.type === "failure") complaints.push(event.error.code);
  });
  const started = runtime.import(app).catch((error: unknown) => complaints.push(messageOf(error)));
  await withDeadline("The start", started);
  return {
    complaints,
    run: (work, argument) =>
      withDeadline("The work", (async () => work({ app: await runtime.peek(app)?.exports, runtime }, argument))()),
    [Symbol.asyncDispose]: async () => forgetGlobals(),
  };
}

/** What the code of one application left behind is not there for the next one. */
function forgetGlobals(): void {
  for (const name of Object.keys(globalThis)) if (!ownGlobals.has(name)) Reflect.deleteProperty(globalThis, name);
}

function messageOf(error: unknown): string {
  return isNacreError(error) ? error.code : (error as Error).message;
}
