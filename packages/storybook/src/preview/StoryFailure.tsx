import { explainError, isNacreError, parseReference, type Reference } from "@nacre/contract";
import type { RemoteErrorProps } from "@nacre/shell";
import type { CSSProperties, ReactNode } from "react";
import { failureOf } from "./createPage.ts";
import { page } from "./page.ts";

/** What a story shows in place of a remote that failed. */
export function StoryFailure({ error, remote, module, phase, retry }: RemoteErrorProps): ReactNode {
  const reference = remote + module.slice(1);
  return <FailureView title={`${reference} ${words[phase]}`} error={error} reference={reference} retry={retry} />;
}

const words: Record<RemoteErrorProps["phase"], string> = {
  resolve: "is not in the plan",
  load: "could not be loaded",
  evaluate: "failed when its code was run",
  render: "failed when it was rendered",
  effect: "failed in an effect",
};

export interface FailureViewProps {
  title: string;
  error: unknown;
  /** The module that failed. Absent: it is not about one. */
  reference?: Reference;
  retry: () => void;
}

/** What happened, and what to do. */
export function FailureView({ title, error, reference, retry }: FailureViewProps): ReactNode {
  return (
    <div role="alert" style={box}>
      <strong>{title}</strong>
      {reasonsOf(error, reference).map((reason) => (
        <p key={reason} style={text}>
          {reason}
        </p>
      ))}
      <button type="button" style={button} onClick={retry}>
        Try again
      </button>
    </div>
  );
}

/** The plan's own word comes first: what it warned of is the likely reason of a strange failure. */
function reasonsOf(error: unknown, reference: Reference | undefined): string[] {
  if (reference === undefined) return causesOf(error);
  const { world, runtime } = page();
  const { name, build = runtime.snapshot.names[name] } = parseReference(reference);
  const warned = (world?.diagnostics ?? []).filter(({ details }) => build !== undefined && details["build"] === build);
  const unread = build === undefined && world ? failureOf(world, name) : undefined;
  return [...new Set([...warned.map(({ message }) => message), ...causesOf(unread ?? error)])];
}

/** The error and what caused it, each in words. */
function causesOf(error: unknown): string[] {
  if (isNacreError(error)) return [explainError(error), ...causesOf(error.cause)];
  return error instanceof Error ? [error.message, ...causesOf(error.cause)] : [];
}

const box: CSSProperties = {
  maxWidth: "42rem",
  padding: "1rem 1.25rem",
  border: "1px solid #d97706",
  borderRadius: 8,
  background: "#fffbeb",
  color: "#451a03",
  font: "14px/1.5 system-ui, sans-serif",
  overflowWrap: "anywhere",
};
const text: CSSProperties = { margin: "0.5rem 0" };
const button: CSSProperties = {
  padding: "0.25rem 0.75rem",
  border: "1px solid currentColor",
  borderRadius: 6,
  background: "#fff",
  color: "inherit",
  font: "inherit",
  cursor: "pointer",
};
