import type { ComponentPropsWithRef, ReactElement, ReactNode } from "react";
import { classes } from "./parts/classes.ts";
import "./tokens.css";
import styles from "./IconButton.module.css";

export interface IconButtonProps extends Omit<ComponentPropsWithRef<"button">, "aria-label"> {
  /** What it does. Nobody sees it: put a Tooltip around a button whose picture does not say enough. */
  label: string;
  /** `quiet` has no outline until it is pointed at. */
  variant?: "quiet" | "secondary" | "primary";
  size?: "medium" | "small";
  /** The picture: an `<svg>` of the text's colour. */
  children: ReactNode;
}

/** A button with a picture instead of words. */
export function IconButton({
  label,
  variant = "quiet",
  size = "medium",
  className,
  children,
  ...rest
}: IconButtonProps): ReactElement {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      className={classes(styles.button, styles[variant], styles[size], className)}
    >
      {children}
    </button>
  );
}

export default IconButton;
