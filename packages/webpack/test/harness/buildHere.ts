import { afterEach } from "vitest";
import { buildWorld, type Bundler, type Project, type World } from "./buildWorld.ts";

export const bundlers: Bundler[] = ["webpack", "rspack"];

const worlds: World[] = [];
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.remove();
});

/** Builds projects for one test. What they wrote is removed after it. */
export async function buildHere(bundler: Bundler, projects: Record<string, Project>): Promise<World> {
  const world = await buildWorld(bundler, projects);
  worlds.push(world);
  return world;
}
