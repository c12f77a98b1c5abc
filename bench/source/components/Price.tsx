import type { ReactElement } from "react";

const money = new Intl.NumberFormat("en", { style: "currency", currency: "EUR" });

export default function Price({ cents }: { cents: number }): ReactElement {
  return <strong>{money.format(cents / 100)}</strong>;
}
