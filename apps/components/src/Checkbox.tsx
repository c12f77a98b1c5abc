import { Checkbox as Base } from "@base-ui/react/checkbox";
import { type ReactElement, type ReactNode, useId } from "react";
import { classes } from "./parts/classes.ts";
import { describedBy, FieldNotes } from "./parts/FieldNotes.tsx";
import { CheckIcon, MixedIcon } from "./parts/icons.tsx";
import "./tokens.css";
import field from "./parts/field.module.css";
import styles from "./Checkbox.module.css";

export interface CheckboxProps {
  label: ReactNode;
  /** With `onChange` the caller keeps it. */
  checked?: boolean;
  /** Whether it is ticked at first, where nobody keeps it. */
  defaultChecked?: boolean;
  onChange?: (checked: boolean) => void;
  /** Some of what it stands for is ticked, and some is not. */
  indeterminate?: boolean;
  hint?: ReactNode;
  /** What is wrong. Read out together with the label. */
  error?: ReactNode;
  /** Of the field in a form. */
  name?: string;
  /** What the form gets when it is ticked. Default: "on". */
  value?: string;
  required?: boolean;
  disabled?: boolean;
  className?: string;
}

/** Yes or no. The words beside it belong to it: a press on them ticks it. */
export function Checkbox({
  label,
  hint,
  error,
  indeterminate = false,
  onChange,
  className,
  ...checkbox
}: CheckboxProps): ReactElement {
  const id = useId();
  return (
    <div className={classes(field.field, className)}>
      <label className={styles.label}>
        <Base.Root
          {...checkbox}
          {...describedBy(id, { hint, error })}
          indeterminate={indeterminate}
          onCheckedChange={(checked) => onChange?.(checked)}
          className={styles.box}
        >
          <Base.Indicator className={styles.indicator}>{indeterminate ? <MixedIcon /> : <CheckIcon />}</Base.Indicator>
        </Base.Root>
        <span>{label}</span>
      </label>
      <div className={styles.notes}>
        <FieldNotes id={id} hint={hint} error={error} />
      </div>
    </div>
  );
}

export default Checkbox;
