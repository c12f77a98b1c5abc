import type { ReactElement } from "react";
import "./tokens.css";
import styles from "./Price.module.css";

export interface PriceProps {
  /** In the smallest unit of the currency: cents. */
  amount: number;
  /** ISO 4217. */
  currency?: string;
  /** BCP 47. */
  locale?: string;
  size?: "medium" | "large";
}

/** An amount of money, written as the locale does. */
export function Price({ amount, currency = "EUR", locale = "en-IE", size = "medium" }: PriceProps): ReactElement {
  return <span className={`${styles.price} ${styles[size]}`}>{formatPrice(amount, currency, locale)}</span>;
}

function formatPrice(amount: number, currency: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: "currency", currency });
  const { maximumFractionDigits: digits = 2 } = format.resolvedOptions();
  return format.format(amount / 10 ** digits);
}

export default Price;
