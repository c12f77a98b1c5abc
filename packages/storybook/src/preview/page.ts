import type { Source } from "../source/readSource.ts";
import { createPage, type Page, type Setup } from "./createPage.ts";
import { chosenSource } from "./chosenSource.ts";

const key: unique symbol = Symbol.for("nacre.storybook");

/** One per page, whatever hot updates do to this module. */
const place = globalThis as { [key]?: Page };

/** Called by the code that the preset writes, before any story. */
export function start(setup: Setup): void {
  place[key] ??= createPage(setup, sourceOf(setup));
}

/** The page of this preview. */
export function page(): Page {
  const known = place[key];
  if (!known) throw new Error('Add "@nacre/storybook" to the addons in .storybook/main.ts: its preset has not run.');
  return known;
}

function sourceOf({ served, start: first }: Setup): Source {
  const { kind, address } = chosenSource(first);
  if (kind !== "address") return served;
  return /snapshot[^/]*\.json([?#]|$)/.test(address) ? { ...served, snapshot: address } : withRemote(served, address);
}

/** The address of one build stands for the remote whose name that build has. */
function withRemote(served: Source, address: string): Source {
  return { ...served, builds: [address] };
}
