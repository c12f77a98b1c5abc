import type { ReactElement, ReactNode } from "react";
import styles from "./field.module.css";

export interface Notes {
  hint?: ReactNode;
  error?: ReactNode;
}

interface FieldNotesProps extends Notes {
  /** Of the control. */
  id: string;
}

/** What stands below a control: what is wrong with it, and what helps. */
export function FieldNotes({ id, hint, error }: FieldNotesProps): ReactElement {
  return (
    <>
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </>
  );
}

/** Ties a control to its notes: they are read out together with its label. */
export function describedBy(id: string, { hint, error }: Notes): AriaNotes {
  const ids = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return { "aria-describedby": ids || undefined, "aria-invalid": error ? true : undefined };
}

interface AriaNotes {
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}
