import type { Runtime } from "@nacre/runtime";
import { RuntimeProvider } from "@nacre/shell";
import { createTestRuntime } from "@nacre/testing/runtime";
import { createElement, useState, type ComponentType, type ReactNode } from "react";
import type { Page } from "./createPage.ts";
import { page } from "./page.ts";
import { readParameters } from "./readParameters.ts";
import { Reporter } from "./Reporter.ts";
import { storyRuntime } from "./storyRuntime.ts";

/** What a decorator is told of its story. */
export interface StoryContext {
  id: string;
  parameters: Record<string, unknown>;
}

/**
 * Gives every story a runtime of its own, as its `parameters.nacre` say: its remotes need no boundary made by hand.
 *
 * @throws NacreError `NACRE_STORYBOOK_BAD_PARAMETERS`, which Storybook shows in place of the story
 */
export function withNacre(Story: ComponentType, { id, parameters }: StoryContext): ReactNode {
  return (
    <StoryWorld key={id} id={id} parameters={parameters["nacre"]}>
      {createElement(Story)}
    </StoryWorld>
  );
}

interface StoryWorldProps {
  id: string;
  parameters: unknown;
  children: ReactNode;
}

/** Keeps one runtime for as long as the story is shown. */
function StoryWorld({ id, parameters, children }: StoryWorldProps): ReactNode {
  const [runtime] = useState(() => makeRuntime(page(), id, parameters));
  return <RuntimeProvider runtime={runtime}>{children}</RuntimeProvider>;
}

function makeRuntime(current: Page, id: string, parameters: unknown): Runtime {
  const { modules = [], mocks, ...wanted } = readParameters(id, parameters);
  const onAsk = reporterOf(current).begin(id, modules);
  return mocks ? createTestRuntime(mocks()) : storyRuntime(current, wanted, onAsk);
}

const reporters = new WeakMap<Page, Reporter>();

function reporterOf(current: Page): Reporter {
  const known = reporters.get(current) ?? new Reporter(current);
  reporters.set(current, known);
  return known;
}
