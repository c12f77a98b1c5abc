import { type ComponentPropsWithRef, type ReactElement, type ReactNode, useId } from "react";
import { classes } from "./parts/classes.ts";
import { describedBy, FieldNotes } from "./parts/FieldNotes.tsx";
import "./tokens.css";
import field from "./parts/field.module.css";
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
  return (
    <div className={classes(field.field, className)}>
      <label className={field.label} htmlFor={fieldId}>
        {label}
        {optional && (
          <>
            {" "}
            <span className={field.optional}>(optional)</span>
          </>
        )}
      </label>
      <input type="text" {...input} id={fieldId} className={styles.input} {...describedBy(fieldId, { hint, error })} />
      <FieldNotes id={fieldId} hint={hint} error={error} />
    </div>
  );
}

export default TextField;
