import { Toast as Base } from "@base-ui/react/toast";
import type { ReactElement } from "react";
import { CloseIcon } from "./parts/icons.tsx";
import { useTopDialog } from "./parts/topDialog.ts";
import "./tokens.css";
import styles from "./Toast.module.css";

export interface ToastOptions {
  title: string;
  /** A sentence more. */
  description?: string;
  /** `danger` interrupts what a screen reader says, and stays until it is closed. */
  tone?: "neutral" | "good" | "danger";
  /** Something to do about it: "Undo". */
  action?: { label: string; onClick: () => void };
}

export interface ToastsProps {
  /** How long each is shown, in milliseconds, while nobody points at it. Default: 6000. */
  timeout?: number;
  /** How many are shown at once. Default: 3. */
  limit?: number;
}

/** One per page, however many builds show something: this module is evaluated once. */
const manager = Base.createToastManager();

/**
 * Shows a message for a while. Somewhere on the page has to be a `<Toasts />`.
 *
 * @returns Id for {@link closeToast}.
 */
export function toast({ title, description, tone = "neutral", action }: ToastOptions): string {
  const id = manager.add({
    title,
    description,
    type: tone,
    ...(tone === "danger" && { timeout: 0 }),
    ...(action && { actionProps: { children: action.label, onClick: act } }),
  });
  function act(): void {
    closeToast(id);
    action?.onClick();
  }
  return id;
}

/** Takes a message away; without an id, all of them. */
export function closeToast(id?: string): void {
  manager.close(id);
}

/** Where messages are shown. Once per page, around nothing; F6 brings the focus to it. */
export function Toasts({ timeout = 6000, limit = 3 }: ToastsProps): ReactElement {
  return (
    <Base.Provider toastManager={manager} timeout={timeout} limit={limit}>
      <Base.Portal container={useTopDialog()}>
        <Base.Viewport className={styles.viewport}>
          <List />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function List(): ReactElement[] {
  const { toasts } = Base.useToastManager();
  return toasts.map((each) => (
    <Base.Root
      key={each.id}
      toast={each}
      // The region is polite, and says one after the other. What went wrong cannot wait.
      {...(each.type === "danger" && { role: "alertdialog", "aria-live": "assertive" })}
      swipeDirection={["right", "down"]}
      className={styles.toast}
    >
      <Base.Content className={styles.content}>
        <div className={styles.text}>
          <Base.Title className={styles.title} />
          <Base.Description className={styles.description} />
        </div>
        {each.actionProps && <Base.Action className={styles.action} />}
        {/* Base UI hides it in a stack; here every message is seen. */}
        <Base.Close className={styles.close} aria-label="Close" aria-hidden={false}>
          <CloseIcon />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}

export default Toasts;
