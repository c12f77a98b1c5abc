import type { Runtime } from "@nacre/runtime";
import { RuntimeProvider } from "@nacre/shell";
import { createTestRuntime } from "@nacre/testing/runtime";
import { createElement, useState, type ComponentType, type ReactNode } from "react";
import type { Page } from "./createPage.ts";
import { page } from "./page.ts";
import { readParameters, type StoryParameters } from "./readParameters.ts";
import { Reporter } from "./Reporter.ts";
import { FailureView } from "./StoryFailure.tsx";
import { storyRuntime } from "./storyRuntime.ts";

/** What a decorator is told of its story. */
export interface StoryContext {
  id: string;
  parameters: Record<string, unknown>;
}

/** Gives every story a runtime of its own, as its `parameters.nacre` say: its remotes need no boundary made by hand. */
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
  const [{ runtime, error }] = useState(() => makeRuntime(page(), id, parameters));
  if (runtime) return <RuntimeProvider runtime={runtime}>{children}</RuntimeProvider>;
  return <FailureView title="This story cannot be shown" error={error} retry={() => location.reload()} />;
}

type Made = { runtime: Runtime; error?: never } | { runtime?: never; error: unknown };

function makeRuntime(current: Page, id: string, parameters: unknown): Made {
  try {
    return { runtime: runtimeOf(current, id, readParameters(id, parameters)) };
  } catch (error) {
    return { error };
  }
}

function runtimeOf(current: Page, id: string, { modules = [], mocks, ...wanted }: StoryParameters): Runtime {
  const onAsk = reporterOf(current).begin(id, modules);
  return mocks ? createTestRuntime(mocks()) : storyRuntime(current, wanted, onAsk);
}

const reporters = new WeakMap<Page, Reporter>();

function reporterOf(current: Page): Reporter {
  const known = reporters.get(current) ?? new Reporter(current);
  reporters.set(current, known);
  return known;
}
