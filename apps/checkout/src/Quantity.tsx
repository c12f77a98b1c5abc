import type { ReactElement } from "react";
import { MAX_QUANTITY } from "shell/cart";
import styles from "./Quantity.module.css";

interface Props {
  /** Of what, for those who do not see the row. */
  name: string;
  value: number;
  /** Zero: take it out. */
  onChange: (value: number) => void;
}

export function Quantity({ name, value, onChange }: Props): ReactElement {
  return (
    <div className={styles.quantity} role="group" aria-label={`Quantity of ${name}`}>
      <button
        type="button"
        aria-label={value > 1 ? "One less" : `Take ${name} out`}
        onClick={() => onChange(value - 1)}
      >
        {value > 1 ? "−" : "×"}
      </button>
      <output>{value}</output>
      <button type="button" aria-label="One more" disabled={value >= MAX_QUANTITY} onClick={() => onChange(value + 1)}>
        +
      </button>
    </div>
  );
}
