import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createRuntime } from "@nacre/runtime";
import { createNodeAdapter } from "@nacre/runtime/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildWorld, type Project, type World } from "./harness/buildWorld.ts";
import { serveWorld, type ServedWorld } from "./harness/serveWorld.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** 20 kB of values that only this module holds. */
const heavy = `export const heavy = Array.from({ length: 2500 }, (_, index) => index + Math.random());`;
const project = (config: Project["config"]): Project => ({
  files: { "src/It.js": `${heavy} export default "it";` },
  plugin: { exposes: { "./It": "./src/It.js" } },
  config: config!,
});

describe("a new snapshot replaces an old one, without a restart", () => {
  let world: World;
  let served: ServedWorld;
  let cache: string;
  beforeAll(async () => {
    const module = { output: { module: true, chunkFormat: "module" as const, chunkLoading: "import" } };
    world = await buildWorld("webpack", {
      common: project({ target: "async-node22" }),
      module: project({ target: ["node22", "es2022"], ...module }),
    });
    served = await serveWorld(world, "common");
    cache = await mkdtemp(join(tmpdir(), "nacre-cache-"));
  });
  afterAll(async () => {
    await served.close();
    await world.remove();
    await rm(cache, { recursive: true });
  });

  /** Bytes of heap that are left after some runtimes came and went. */
  async function heapAfter(swaps: number, reference: string): Promise<number> {
    for (let n = 0; n < swaps; n++) {
      const snapshot = { ...served.snapshot, n };
      await createRuntime({ snapshot, adapter: createNodeAdapter({ cache }) }).import(reference);
    }
    return settledHeap();
  }

  /** What one collection finds free, the next one can take: until nothing more goes. */
  async function settledHeap(): Promise<number> {
    let least = Infinity;
    for (let rounds = 0; rounds < 3; rounds++) {
      await new Promise((resolve) => setImmediate(resolve));
      collect();
      const { heapUsed } = process.memoryUsage();
      if (heapUsed < least - 10_000) rounds = 0;
      least = Math.min(least, heapUsed);
    }
    return least;
  }

  /** Bytes of heap that each swap cost, in three measures: what else goes on in this process is in one, not in all. */
  async function costs(swaps: number, reference: string): Promise<number[]> {
    const heaps = [await heapAfter(200, reference)];
    for (let measure = 0; measure < 3; measure++) heaps.push(await heapAfter(swaps, reference));
    return heaps.slice(1).map((heap, index) => (heap - heaps[index]!) / swaps);
  }

  it("CommonJS: memory is flat over 1,500 swaps", async () => {
    expect(Math.min(...(await costs(500, "common/It")))).toBeLessThan(1000);
  });

  it("ES modules are never freed by Node: each swap costs what its modules hold", async () => {
    expect(Math.max(...(await costs(50, "module/It")))).toBeGreaterThan(20_000);
  });

  it("a file that is the same in both is fetched once: files are kept by their hash, and checked when they are read", async () => {
    expect(served.requested.length).toBe(new Set(served.requested).size);
    expect(await readdir(cache)).toHaveLength(served.requested.length);
  });
});
