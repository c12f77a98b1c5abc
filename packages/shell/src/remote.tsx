import type { Reference } from "@nacre/contract";
import type { Runtime } from "@nacre/runtime";
import type { ComponentProps, ComponentType, ElementType, ReactNode } from "react";
import { findRuntime } from "./findRuntime.ts";
import { defaultExport, RemoteSlot, type RemoteSlotProps } from "./RemoteSlot.tsx";

/** The type of a module's default export. */
export type DefaultOf<Module> = Module extends { default: infer Default extends ElementType } ? Default : never;

/** Props of a remote component: its own, its ref among them, and those of its place. */
export type RemoteProps<Target extends ElementType> = Omit<ComponentProps<Target>, keyof RemoteSlotProps> &
  RemoteSlotProps;

/** What `remote()` returns. */
export interface Remote<Target extends ElementType> {
  (props: RemoteProps<Target>): ReactNode;
  displayName: string;
  /**
   * Requests the module's files and evaluates nothing. Never rejects: what fails is tried again when it is rendered.
   *
   * @param runtime the page's by default
   */
  preload(runtime?: Runtime): Promise<void>;
}

/** What `remote` takes beside the reference. */
export interface RemoteOptions<Module, Target> {
  /** Which export it is. The default one, unless given. */
  select?: (module: Module) => Target;
}

/**
 * A component of another build. Loads it when it is first rendered; renders it at once, without its `fallback`, where the
 * module is there already. Refs, children and context flow through. A failed load is not kept: `retry` and every later
 * mount try again.
 *
 * Holds no runtime: it finds one when it renders, so it may be called at module level and used on a server.
 *
 * @param from `components/Button`, or pinned to a build: `components@0123456789abcdef/Button`
 * @example
 * const Button = remote<typeof import("components/Button")>("components/Button");
 * <Button variant="primary" fallback={<ButtonSkeleton />} errorFallback={RetryCard}>Pay</Button>
 * @example
 * // Another export, typed by the parameter of `select`
 * const Header = remote("components/Card", { select: (card: typeof import("components/Card")) => card.Header });
 */
export function remote<Module = { default: ComponentType<object> }, Target extends ElementType = DefaultOf<Module>>(
  from: Reference,
  { select = defaultExport as (module: Module) => Target }: RemoteOptions<Module, Target> = {},
): Remote<Target> {
  const Remote = ({ fallback, errorFallback, ...props }: RemoteSlotProps): ReactNode => (
    <RemoteSlot from={from} select={select} fallback={fallback} errorFallback={errorFallback} props={props} />
  );
  return Object.assign(Remote, {
    displayName: `remote(${from})`,
    preload: (runtime: Runtime = findRuntime()) => runtime.preload([from]),
  });
}
