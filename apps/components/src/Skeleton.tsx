import type { ReactElement } from "react";
import "./tokens.css";
import styles from "./Skeleton.module.css";

export interface SkeletonProps {
  /** CSS length. Default: all there is. */
  width?: string;
  /** CSS length. Default: one line of text. */
  height?: string;
  /** `fill` takes the size of the box it stands in. */
  shape?: "text" | "block" | "fill";
}

/** The place of something that is on its way. Says nothing to a screen reader: mark the region `aria-busy`. */
export function Skeleton({ width, height, shape = "text" }: SkeletonProps): ReactElement {
  return <span className={`${styles.skeleton} ${styles[shape]}`} style={{ width, height }} aria-hidden="true" />;
}

export default Skeleton;
