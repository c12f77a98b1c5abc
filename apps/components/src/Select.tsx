import { Select as Base } from "@base-ui/react/select";
import { type ReactElement, type ReactNode, useId } from "react";
import { classes } from "./parts/classes.ts";
import { describedBy, FieldNotes } from "./parts/FieldNotes.tsx";
import { CheckIcon, OpenIcon } from "./parts/icons.tsx";
import { useTopDialog } from "./parts/topDialog.ts";
import "./tokens.css";
import field from "./parts/field.module.css";
import styles from "./Select.module.css";

export interface Option {
  value: string;
  label: string;
  disabled?: boolean;
}

export interface SelectProps {
  label: ReactNode;
  options: readonly Option[];
  /** Of the option that is chosen; `null`: none. With `onChange` the caller keeps it. */
  value?: string | null;
  /** What is chosen at first, where nobody keeps it. */
  defaultValue?: string;
  onChange?: (value: string) => void;
  /** Stands there while nothing is chosen. */
  placeholder?: string;
  /** Says beside the label that nothing has to be chosen. */
  optional?: boolean;
  hint?: ReactNode;
  /** What is wrong. Read out together with the label. */
  error?: ReactNode;
  /** Of the field in a form. */
  name?: string;
  required?: boolean;
  disabled?: boolean;
  className?: string;
}

/** One of several, in a list that opens. Typing the beginning of an option goes there. */
export function Select({
  label,
  options,
  optional = false,
  placeholder = "Choose one",
  hint,
  error,
  className,
  onChange,
  ...select
}: SelectProps): ReactElement {
  const id = useId();
  const labelId = `${id}-label`;
  return (
    <div className={classes(field.field, className)}>
      <Base.Root
        {...select}
        items={options}
        onValueChange={(value: string | null) => value !== null && onChange?.(value)}
      >
        <Base.Label className={classes(field.label, styles.label)}>
          <span id={labelId}>{label}</span>
          {optional && (
            <>
              {" "}
              <span className={field.optional}>(optional)</span>
            </>
          )}
        </Base.Label>
        <Base.Trigger className={styles.trigger} {...describedBy(id, { hint, error })}>
          <Base.Value className={styles.value} placeholder={placeholder} />
          <Base.Icon className={styles.icon}>
            <OpenIcon />
          </Base.Icon>
        </Base.Trigger>
        <List options={options} labelId={labelId} />
      </Base.Root>
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  );
}

interface ListProps {
  options: readonly Option[];
  labelId: string;
}

function List({ options, labelId }: ListProps): ReactElement {
  return (
    <Base.Portal container={useTopDialog()}>
      <Base.Positioner className={styles.positioner} sideOffset={6} positionMethod="fixed" alignItemWithTrigger={false}>
        <Base.Popup className={styles.popup}>
          <Base.List className={styles.list} aria-labelledby={labelId}>
            {options.map(({ value, label, disabled = false }) => (
              <Base.Item key={value} value={value} disabled={disabled} className={styles.item}>
                <Base.ItemText>{label}</Base.ItemText>
                <Base.ItemIndicator className={styles.indicator}>
                  <CheckIcon />
                </Base.ItemIndicator>
              </Base.Item>
            ))}
          </Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}

export default Select;
