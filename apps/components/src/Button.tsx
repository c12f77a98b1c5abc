import type { ComponentPropsWithRef, MouseEvent, ReactElement, ReactNode } from "react";
import { classes } from "./parts/classes.ts";
import "./tokens.css";
import styles from "./Button.module.css";

export interface ButtonProps extends ComponentPropsWithRef<"button"> {
  /** `primary`: the one thing to do here. `quiet`: looks like text until it is pointed at. */
  variant?: "primary" | "secondary" | "quiet";
  size?: "medium" | "small";
  /** An answer is awaited: the button keeps its focus but cannot be pressed again. */
  busy?: boolean;
  /** Gives another element the looks of a button: a link, for example. */
  render?: (props: { className: string; children: ReactNode }) => ReactElement;
}

/** A button, or with `render` something that looks like one. */
export function Button({
  variant = "primary",
  size = "medium",
  busy = false,
  render,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps): ReactElement {
  const looks = classes(styles.button, styles[variant], styles[size], className);
  if (render) return render({ className: looks, children });
  return (
    <button
      type="button"
      {...rest}
      className={looks}
      aria-disabled={busy || undefined}
      onClick={busy ? refuse : onClick}
    >
      {busy && <span className={styles.spinner} aria-hidden="true" />}
      {children}
    </button>
  );
}

/** Not `disabled`, which would take the focus away. */
function refuse(event: MouseEvent): void {
  event.preventDefault();
}

export default Button;
