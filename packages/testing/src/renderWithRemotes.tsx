import type { Runtime } from "@nacre/runtime";
import { RuntimeProvider, type RuntimeProviderProps } from "@nacre/shell";
import { act, render, type RenderOptions, type RenderResult } from "@testing-library/react";
import type { ReactNode } from "react";
import { createTestRuntime, type TestRuntimeOptions } from "./createTestRuntime.ts";

/** What `renderWithRemotes` takes beside the element. */
export interface RenderWithRemotesOptions extends TestRuntimeOptions {
  /** In place of one made of the other options. */
  runtime?: Runtime;
  /** Hears once of each incident of a remote. */
  onError?: RuntimeProviderProps["onError"] | undefined;
  /** Options of Testing Library's `render`. */
  render?: Omit<RenderOptions, "queries">;
}

/** What `renderWithRemotes` gives: all that Testing Library's `render` does, and the runtime. */
export interface RenderedWithRemotes extends RenderResult {
  runtime: Runtime;
}

/**
 * Renders a tree in which `remote()` components find these remotes. Waits until what needs no waiting is there: React
 * wants components that suspend to be rendered in an awaited `act`, which Testing Library's own `render` is not.
 *
 * @example
 * await renderWithRemotes(<Checkout />, { remotes: { "components/Button": () => import("../src/Button.tsx") } });
 */
export async function renderWithRemotes(
  tree: ReactNode,
  options: RenderWithRemotesOptions = {},
): Promise<RenderedWithRemotes> {
  const { runtime = createTestRuntime(options), onError, render: renderOptions } = options;
  const provided = (
    <RuntimeProvider runtime={runtime} {...(onError && { onError })}>
      {tree}
    </RuntimeProvider>
  );
  const rendered = await act(async () => render(provided, renderOptions));
  return { ...rendered, runtime };
}
