import { type ReactElement, type ReactNode, useLayoutEffect, useId, useRef } from "react";
import { IconButton } from "./IconButton.tsx";
import { CloseIcon } from "./parts/icons.tsx";
import { enterTop } from "./parts/topDialog.ts";
import "./tokens.css";
import styles from "./Dialog.module.css";

export interface DialogProps {
  open: boolean;
  /** It was closed by its button, by Escape or by a click beside it. */
  onClose: () => void;
  title: ReactNode;
  children?: ReactNode;
  /** Buttons at the bottom. */
  actions?: ReactNode;
}

/**
 * A modal dialog. The browser keeps the focus inside and gives it back to where it was; what is not open renders nothing
 * of its content. Lists, tooltips and messages of this library that open meanwhile are shown inside of it.
 */
export function Dialog({ open, onClose, title, children, actions }: DialogProps): ReactElement {
  const dialog = useModal(open);
  const titleId = useId();
  // The event comes a while after the dialog was closed: it may have been closed by `open`, or be open again.
  const closed = (): void => {
    if (open && !dialog.current?.open) onClose();
  };
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={titleId} onClose={closed} {...LIGHT_DISMISS}>
      {open && (
        <div className={styles.frame}>
          <header className={styles.header}>
            <h2 id={titleId}>{title}</h2>
            <IconButton label="Close" className={styles.close} onClick={() => dialog.current?.close()}>
              <CloseIcon />
            </IconButton>
          </header>
          <div className={styles.body}>{children}</div>
          {actions && <footer className={styles.actions}>{actions}</footer>}
        </div>
      )}
    </dialog>
  );
}

/** A click beside the dialog closes it, where the browser knows `closedby`. */
const LIGHT_DISMISS: object = { closedby: "any" };

function useModal(open: boolean) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!open || !element) return undefined;
    if (!element.open) element.showModal();
    const leaveTop = enterTop(element);
    return () => {
      leaveTop();
      element.close();
    };
  }, [open]);
  return dialog;
}

export default Dialog;
