import { explainError, isNacreError } from "@nacre/contract";
import type { RemoteErrorProps } from "@nacre/shell";
import type { CSSProperties, ReactNode } from "react";
import { failureOf } from "./createPage.ts";
import { page } from "./page.ts";

/** What a story shows in place of a remote that failed: what happened, and what to do. */
export function StoryFailure({ error, remote, module, build, phase, retry }: RemoteErrorProps): ReactNode {
  const reasons = [...causesOf(sourceFailure(remote, build) ?? error), ...warningsOf(build)];
  return (
    <div role="alert" style={box}>
      <strong>{`${remote}${module.slice(1)} ${words[phase]}`}</strong>
      {reasons.map((reason) => (
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

const words: Record<RemoteErrorProps["phase"], string> = {
  resolve: "is not in the plan",
  load: "could not be loaded",
  evaluate: "failed when its code was run",
  render: "failed when it was rendered",
  effect: "failed in an effect",
};

/** A remote is unknown because its manifest could not be read: that is what to tell. */
function sourceFailure(remote: string, build: string | undefined): unknown {
  const { world } = page();
  return build === undefined && world ? failureOf(world, remote) : undefined;
}

/** What the plan warned of: the likely reason of a strange failure. */
function warningsOf(build: string | undefined): string[] {
  const { diagnostics = [] } = page().world ?? {};
  return diagnostics
    .filter(({ details }) => build !== undefined && details["build"] === build)
    .map(({ message }) => message);
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
