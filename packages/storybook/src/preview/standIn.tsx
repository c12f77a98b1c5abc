import type { Reference } from "@nacre/contract";
import { remote, type Remote } from "@nacre/shell";
import type { ComponentProps, ComponentType, ReactNode } from "react";
import { page } from "./page.ts";
import { StoryFailure } from "./StoryFailure.tsx";

type Module = Record<string, unknown>;

/**
 * What `import { Button } from "components/Button"` is in a story: a component that is loaded when it is rendered, with a
 * boundary that says what happened. So the module may be another one in each story.
 */
export function standIn(reference: Reference, name: string): ComponentType<object> {
  const Target: Remote<ComponentType<object>> = remote(
    reference,
    name === "default" ? {} : { select: (module: Module) => module[name] as ComponentType<object> },
  );
  const StandIn = (props: ComponentProps<typeof Target>): ReactNode => (
    <Target fallback={<Loading reference={reference} />} errorFallback={StoryFailure} {...props} />
  );
  return Object.assign(StandIn, { displayName: name === "default" ? lastPart(reference) : name });
}

/**
 * The exports of a module that has no components. The story file waits for it.
 *
 * @throws NacreError as `runtime.import`
 */
export async function loadValues(reference: Reference): Promise<Module> {
  const { isLocal, setup, ready, runtime } = page();
  const source = isLocal ? setup.local[reference] : undefined;
  if (source) return (await source()) as Module;
  await ready();
  return (await runtime.import(reference)) as Module;
}

function Loading({ reference }: { reference: Reference }): ReactNode {
  return <div aria-busy="true">{`Loading ${reference}…`}</div>;
}

function lastPart(reference: Reference): string {
  return reference.split("/").at(-1) ?? reference;
}
