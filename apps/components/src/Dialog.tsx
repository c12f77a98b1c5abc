import { type ReactElement, type ReactNode, useLayoutEffect, useId, useRef } from "react";
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
 * of its content.
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
            <button type="button" className={styles.close} aria-label="Close" onClick={() => dialog.current?.close()}>
              <svg viewBox="0 0 20 20" aria-hidden="true">
                <path d="M5 5l10 10M15 5L5 15" />
              </svg>
            </button>
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
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open) dialog.current?.close();
  }, [open]);
  return dialog;
}

export default Dialog;
