import { useUpdate } from "@nacre/shell";
import { type ReactElement, useState } from "react";
import styles from "./NewVersion.module.css";

interface Props {
  /** The buttons are gone, and the focus needs another place. */
  onLater: () => void;
}

/** Says when something was deployed under this page. Whoever does nothing gets it with the next page. */
export function NewVersion({ onLater }: Props): ReactElement {
  const { available, adopt } = useUpdate();
  const [answer, setAnswer] = useState<"later" | "refused">();
  const shown = available && answer !== "later";
  const later = (): void => {
    setAnswer("later");
    onLater();
  };
  return (
    <div className={styles.place}>
      <div className={shown ? styles.notice : undefined}>
        {/* There before its words are, so that they are read out. */}
        <p role="status">{shown && (answer === "refused" ? UNSAVED : NEWS)}</p>
        {shown && (
          <p className={styles.ways}>
            <button type="button" className={styles.now} onClick={() => adopt() || setAnswer("refused")}>
              Load it now
            </button>
            <button type="button" onClick={later}>
              Later
            </button>
          </p>
        )}
      </div>
    </div>
  );
}

const NEWS = "There is a new version of the shop. It comes with the next page that you open.";
const UNSAVED = "Not yet: what you have begun on this page would be lost, or there is no network.";
