import { isNacreError, type Reference, type Snapshot } from "@nacre/contract";
import { createRuntime } from "@nacre/runtime";
import { createNodeAdapter } from "@nacre/runtime/node";
import type { FileServer } from "./FileServer.ts";
import type { Host } from "./Host.ts";

const ownGlobals = new Set(Object.keys(globalThis));

/** Starts an application in this process, from files that come over HTTP. */
export async function openNode(server: FileServer, snapshot: Snapshot, app: Reference): Promise<Host> {
  forgetGlobals();
  const complaints: string[] = [];
  const runtime = createRuntime({
    snapshot,
    // Longer than a wave may take, so that a broken one says what is missing.
    adapter: createNodeAdapter({ base: `http://127.0.0.1:${server.port}`, deadline: 10_000 }),
  });
  runtime.on((event) => {
    if (event.type === "failure") complaints.push(event.error.code);
  });
  await runtime.import(app).catch((error: unknown) => complaints.push(messageOf(error)));
  return {
    complaints,
    run: async (work, argument) => work({ app: await runtime.peek(app)?.exports, runtime }, argument),
    [Symbol.asyncDispose]: async () => forgetGlobals(),
  };
}

/** What the code of one application left behind is not there for the next one. */
function forgetGlobals(): void {
  for (const name of Object.keys(globalThis)) if (!ownGlobals.has(name)) Reflect.deleteProperty(globalThis, name);
}

function messageOf(error: unknown): string {
  return isNacreError(error) ? error.code : String((error as Error).message);
}
