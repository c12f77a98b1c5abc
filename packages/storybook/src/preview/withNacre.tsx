import { RuntimeProvider } from "@nacre/shell";
import { createElement, useMemo, type ComponentType, type ReactNode } from "react";
import { page } from "./page.ts";
import { storyRuntime } from "./storyRuntime.ts";

/** What a decorator is told of its story. */
export interface StoryContext {
  id: string;
  parameters: Record<string, unknown>;
}

/** Gives every story a runtime of its own: its remotes need no boundary made by hand. */
export function withNacre(Story: ComponentType, context: StoryContext): ReactNode {
  return <StoryWorld key={context.id}>{createElement(Story)}</StoryWorld>;
}

function StoryWorld({ children }: { children: ReactNode }): ReactNode {
  const runtime = useMemo(() => storyRuntime(page(), {}, () => {}), []);
  return <RuntimeProvider runtime={runtime}>{children}</RuntimeProvider>;
}
