import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactElement, ReactNode } from "react";
import { classes } from "./parts/classes.ts";
import "./tokens.css";
import styles from "./Tabs.module.css";

export interface Tab {
  value: string;
  label: ReactNode;
  /** Rendered while its tab is the chosen one. */
  content: ReactNode;
  disabled?: boolean;
}

export interface TabsProps {
  /** What all of them are about. Read out, not seen. */
  label: string;
  tabs: readonly Tab[];
  /** Of the tab that is chosen. With `onChange` the caller keeps it. */
  value?: string;
  /** Default: the first tab. */
  defaultValue?: string;
  onChange?: (value: string) => void;
  className?: string;
}

/** Several panels in one place. Arrow keys go from tab to tab and show what they come to. */
export function Tabs({ label, tabs, value, defaultValue, onChange, className }: TabsProps): ReactElement {
  const chosen = value === undefined ? { defaultValue: defaultValue ?? tabs[0]?.value } : { value };
  return (
    <Base.Root
      {...chosen}
      onValueChange={(next: string) => onChange?.(next)}
      className={classes(styles.tabs, className)}
    >
      <Base.List aria-label={label} activateOnFocus className={styles.list}>
        {tabs.map((tab) => (
          <Base.Tab key={tab.value} value={tab.value} disabled={tab.disabled ?? false} className={styles.tab}>
            {tab.label}
          </Base.Tab>
        ))}
        <Base.Indicator className={styles.indicator} />
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className={styles.panel}>
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}

export default Tabs;
