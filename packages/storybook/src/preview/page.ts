import type { Source } from "../source/readSource.ts";
import { chosenSource, type Choice } from "../chosenSource.ts";
import { createPage, type Page, type Setup } from "./createPage.ts";

const key: unique symbol = Symbol.for("nacre.storybook");

/** One per page, whatever hot updates do to this module. */
const place = globalThis as { [key]?: Page };

/** Called by the code that the preset writes, before any story. */
export function start(setup: Setup): void {
  const choice = chosenSource() ?? { kind: setup.start };
  place[key] ??= createPage(setup, sourceOf(setup.served, choice), choice.kind === "local");
}

/** The page of this preview. */
export function page(): Page {
  const known = place[key];
  if (!known) throw new Error('Add "@nacre/storybook" to the addons in .storybook/main.ts: its preset has not run.');
  return known;
}

function sourceOf(served: Source, { kind, address }: Choice): Source {
  return kind === "address" ? { ...served, chosen: address } : served;
}
