import { type ComponentPropsWithRef, type ReactElement, type ReactNode, useId } from "react";
import "./tokens.css";
import styles from "./TextField.module.css";

export interface TextFieldProps extends ComponentPropsWithRef<"input"> {
  label: ReactNode;
  /** Says beside the label that it may stay empty. */
  optional?: boolean;
  /** Helps before anything is typed. */
  hint?: ReactNode;
  /** What is wrong. Read out together with the label. */
  error?: ReactNode;
}

/** One line of text with its label, hint and error. All other properties go to the `<input>`. */
export function TextField({
  label,
  optional = false,
  hint,
  error,
  id,
  className,
  ...input
}: TextFieldProps): ReactElement {
  const ownId = useId();
  const fieldId = id ?? ownId;
  const hintId = hint ? `${fieldId}-hint` : undefined;
  const errorId = error ? `${fieldId}-error` : undefined;
  return (
    <div className={[styles.field, className].filter(Boolean).join(" ")}>
      <label htmlFor={fieldId}>
        {label}
        {optional && <span className={styles.optional}> (optional)</span>}
      </label>
      <input
        type="text"
        {...input}
        id={fieldId}
        aria-invalid={error ? true : undefined}
        aria-describedby={[errorId, hintId].filter(Boolean).join(" ") || undefined}
      />
      {error && (
        <p id={errorId} className={styles.error}>
          {error}
        </p>
      )}
      {hint && (
        <p id={hintId} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}

export default TextField;
