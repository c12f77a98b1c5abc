import { Tooltip as Base } from "@base-ui/react/tooltip";
import { type ReactElement, useId } from "react";
import { useTopDialog } from "./parts/topDialog.ts";
import "./tokens.css";
import styles from "./Tooltip.module.css";

export interface TooltipProps {
  /** A few words. A touch screen never shows them, so nothing may depend on them. */
  text: string;
  side?: "top" | "bottom" | "left" | "right";
  /** What they are about: something that can have the focus, as a button or a link. */
  children: ReactElement<{ label?: unknown; "aria-label"?: unknown }>;
}

/** A few words about a control, while it is pointed at or has the focus. They are read out as its description. */
export function Tooltip({ text, side = "top", children }: TooltipProps): ReactElement {
  const id = useId();
  const { label, "aria-label": name = label } = children.props;
  // Said once is enough.
  const describes = name !== text;
  return (
    <Base.Root>
      <Base.Trigger render={children} delay={400} aria-describedby={describes ? id : undefined} />
      {describes && (
        <span id={id} hidden>
          {text}
        </span>
      )}
      <Base.Portal container={useTopDialog()}>
        <Base.Positioner className={styles.positioner} side={side} sideOffset={8} positionMethod="fixed">
          <Base.Popup className={styles.popup}>{text}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export default Tooltip;
