import type { CSSProperties, ReactNode } from "react";
import { isRouteErrorResponse } from "react-router";
import { isOwnFault, type RemoteFailure } from "./RemoteFailure.ts";
import { wordsOf } from "./wordsOf.ts";

declare const process: { env: { NODE_ENV?: string } };

/** What an `errorFallback` gets. */
export interface RemoteErrorProps extends RemoteFailure {
  /** Tries again in place. Nothing outside the boundary loses its state. */
  retry: () => void;
  /** An attempt is under way. Only a page's boundary stays visible during one. */
  retrying?: boolean;
}

/**
 * What stands in place of a remote that failed, unless an `errorFallback` is given. Takes the colours and the font of
 * its surroundings. Development builds also show the error's message.
 */
export function RemoteErrorView({
  error,
  remote,
  module,
  phase,
  retry,
  retrying = false,
}: RemoteErrorProps): ReactNode {
  return (
    <div role="alert" style={box}>
      <span>{titleOf(error, phase)}</span>
      <small style={faint}>{`${remote} ${module}`}</small>
      {process.env.NODE_ENV !== "production" && <small style={faint}>{wordsOf(error)}</small>}
      <button type="button" style={button} onClick={retry} disabled={retrying} aria-busy={retrying}>
        Try again
      </button>
    </div>
  );
}

function titleOf(error: unknown, phase: RemoteFailure["phase"]): string {
  if (isRouteErrorResponse(error)) return `${error.status} ${error.statusText}`.trim();
  return isOwnFault(phase) ? "This part of the page stopped working." : "This part of the page could not be loaded.";
}

const box: CSSProperties = {
  display: "inline-flex",
  flexWrap: "wrap",
  alignItems: "center",
  gap: "0.25rem 0.75rem",
  maxWidth: "100%",
  boxSizing: "border-box",
  padding: "0.5rem 0.75rem",
  border: "1px solid color-mix(in srgb, currentColor 30%, transparent)",
  borderRadius: "0.5rem",
  font: "inherit",
  fontSize: "0.875rem",
  overflowWrap: "anywhere",
};
const faint: CSSProperties = { opacity: 0.75 };
const button: CSSProperties = {
  padding: "0.25rem 0.75rem",
  border: "1px solid currentColor",
  borderRadius: "0.375rem",
  background: "transparent",
  color: "inherit",
  font: "inherit",
  cursor: "pointer",
};
