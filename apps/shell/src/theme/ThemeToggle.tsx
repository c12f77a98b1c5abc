import type { ReactElement } from "react";
import styles from "../layout/Header.module.css";
import { MoonIcon, SunIcon } from "../layout/icons.tsx";
import { chooseTheme, useTheme } from "./theme.ts";

export function ThemeToggle(): ReactElement {
  const theme = useTheme();
  const other = theme === "dark" ? "light" : "dark";
  return (
    <button
      type="button"
      className={styles.icon}
      onClick={() => chooseTheme(other)}
      aria-label={`Use the ${other} theme`}
    >
      {theme === "dark" ? <SunIcon /> : <MoonIcon />}
    </button>
  );
}
